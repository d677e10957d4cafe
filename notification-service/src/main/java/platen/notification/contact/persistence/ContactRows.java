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

/** The tables {@code organisation} and {@code contact}. */
@ApplicationScoped
public class ContactRows {

    private static final String SAVE_ORGANISATION = """
            insert into organisation (organisation_id, name, locale, invitation, portal_url, notice_address)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (organisation_id) do update
            set name = excluded.name, locale = excluded.locale, invitation = excluded.invitation,
                portal_url = excluded.portal_url, notice_address = excluded.notice_address
            """;

    private static final String SAVE_CONTACT = """
            insert into contact (organisation_id, user_id, display_name, email, locale, state)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (organisation_id, user_id) do update
            set display_name = excluded.display_name, email = excluded.email, locale = excluded.locale,
                state = excluded.state
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
                        storable(organisation.noticeAddress()))
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
                        column(contact.state()))
                .replaceWithVoid();
    }

    /** The transaction's organisation, or null while it is unknown here. */
    public Uni<@Nullable Organisation> organisation(OrganisationTransaction tx) {
        return tx.first(
                        "select name, locale, invitation, portal_url, notice_address from organisation"
                                + " where organisation_id = $1",
                        tx.organisation())
                .map(row -> row == null
                        ? null
                        : new Organisation(
                                tx.organisation(),
                                row.getString("name"),
                                row.getString("locale"),
                                Organisation.Invitation.valueOf(upper(row.getString("invitation"))),
                                row.getString("portal_url"),
                                row.getString("notice_address")));
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
