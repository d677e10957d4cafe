package platen.notification.contact.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.domain.Organisation;
import platen.notification.template.domain.MailAddress;

/** The tables {@code organisation} and {@code contact}. */
@ApplicationScoped
public class ContactRows {

    private static final String SAVE_ORGANISATION = """
            insert into organisation (organisation_id, name, locale, invitation, portal_url, notice_address,
                manual_change_mail)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (organisation_id) do update
            set name = excluded.name, locale = excluded.locale, invitation = excluded.invitation,
                portal_url = excluded.portal_url, notice_address = excluded.notice_address,
                manual_change_mail = excluded.manual_change_mail
            """;

    private static final String SAVE_CONTACT = """
            insert into contact (organisation_id, user_id, display_name, email, locale, state, reachable)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (organisation_id, user_id) do update
            set display_name = excluded.display_name, email = excluded.email, locale = excluded.locale,
                state = excluded.state, reachable = excluded.reachable
            """;

    /** A person, and the newest version of their code heard of so far. */
    public record KnownContact(Contact contact, long codeVersion) {}

    public Uni<Void> save(OrganisationTransaction tx, Organisation organisation) {
        return tx.update(
                        SAVE_ORGANISATION,
                        organisation.id(),
                        storable(organisation.name()),
                        storable(organisation.locale()),
                        column(organisation.invitation()),
                        storable(organisation.portalUrl()),
                        storable(organisation.noticeAddress()),
                        organisation.manualChangeMail() == null ? null : column(organisation.manualChangeMail()))
                .replaceWithVoid();
    }

    public Uni<Void> save(OrganisationTransaction tx, Contact contact) {
        return tx.update(
                        SAVE_CONTACT,
                        tx.organisation(),
                        contact.userId(),
                        storable(contact.displayName()),
                        storable(contact.email()),
                        storable(contact.locale()),
                        column(contact.state()),
                        MailAddress.of(contact.email()).isPresent())
                .replaceWithVoid();
    }

    /** The transaction's organisation, or null while it is unknown here. */
    public Uni<@Nullable Organisation> organisation(OrganisationTransaction tx) {
        return tx.first("select * from organisation where organisation_id = $1", tx.organisation())
                .map(row -> row == null ? null : organisation(row));
    }

    private static Organisation organisation(Row row) {
        String manual = row.getString("manual_change_mail");
        return new Organisation(
                row.getUUID("organisation_id"),
                row.getString("name"),
                row.getString("locale"),
                Organisation.Invitation.valueOf(upper(row.getString("invitation"))),
                row.getString("portal_url"),
                row.getString("notice_address"),
                manual == null ? null : Organisation.ManualChangeMail.valueOf(upper(manual)));
    }

    /** Serialises whoever decides about this person's mails. Null while the person is unknown here. */
    public Uni<@Nullable KnownContact> lock(OrganisationTransaction tx, UUID userId) {
        return tx.first(
                        "select * from contact where organisation_id = $1 and user_id = $2 for update",
                        tx.organisation(),
                        userId)
                .map(row -> row == null ? null : new KnownContact(contact(row), row.getLong("code_version")));
    }

    public Uni<@Nullable KnownContact> find(OrganisationTransaction tx, UUID userId) {
        return tx.first("select * from contact where organisation_id = $1 and user_id = $2", tx.organisation(), userId)
                .map(row -> row == null ? null : new KnownContact(contact(row), row.getLong("code_version")));
    }

    /** Remembers that a newer version of the person's code exists. */
    public Uni<Void> codeVersion(OrganisationTransaction tx, UUID userId, long version) {
        return tx.update(
                        "update contact set code_version = $3"
                                + " where organisation_id = $1 and user_id = $2 and code_version < $3",
                        tx.organisation(),
                        userId,
                        version)
                .replaceWithVoid();
    }

    private static Contact contact(Row row) {
        return new Contact(
                row.getUUID("user_id"),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("locale"),
                Contact.State.valueOf(upper(row.getString("state"))));
    }

    /** PostgreSQL's text holds no U+0000. What a name or an address is worth is decided when a mail is written. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    private static String column(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String column) {
        return column.toUpperCase(Locale.ROOT);
    }
}
