package platen.scim.users.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.protocol.ScimJson;
import platen.scim.schema.ComparableForm;
import platen.scim.schema.UserSchemas;
import platen.scim.users.ScimUser;
import platen.scim.users.UserAttributes;
import platen.scim.users.UserAttributes.EmailKey;
import platen.scim.users.domain.CredentialKind;

/** The tables {@code scim_user} and {@code scim_user_email}. What would make two users share something unique fails. */
@ApplicationScoped
public class ScimUserRows {

    static final String COLUMNS = "u.scim_user_id, u.link_id, u.version, u.created_at, u.changed_at,"
            + " u.attributes::text as attributes, u.access_code_state, u.card_state, u.secrets";

    private static final String INSERT = """
            insert into scim_user (organisation_id, scim_user_id, link_id, version, user_name_key, external_id, attributes,
                access_code_state, card_state, secrets, access_code_index, card_index, index_key_id, created_at, changed_at, comparable)
            values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10, $11, $12, $13, $14, $15, $16::text::jsonb)
            """;

    private static final String UPDATE = """
            update scim_user set version = $3, user_name_key = $4, external_id = $5, attributes = $6::text::jsonb,
                access_code_state = $7, card_state = $8, secrets = $9, access_code_index = $10, card_index = $11,
                index_key_id = $12, changed_at = $13, comparable = $14::text::jsonb
             where organisation_id = $1 and scim_user_id = $2
            """;

    /** Leaves nothing personal but what a person who is created again is known by. */
    private static final String DELETE = """
            update scim_user set deleted_at = $3, changed_at = $3, version = version + 1, user_name_key = null,
                attributes = '{}', comparable = '{}', access_code_state = 'unmanaged', card_state = 'unmanaged', secrets = null,
                access_code_index = null, card_index = null, index_key_id = null
             where organisation_id = $1 and scim_user_id = $2
            """;

    private static final String FORGET_CREDENTIALS = """
            update scim_user set version = version + 1, changed_at = $2, access_code_state = 'unmanaged',
                card_state = 'unmanaged', secrets = null, access_code_index = null, card_index = null, index_key_id = null
             where organisation_id = $1 and deleted_at is null
               and (access_code_state <> 'unmanaged' or card_state <> 'unmanaged')
            """;

    private static final String INSERT_EMAILS = """
            insert into scim_user_email (organisation_id, scim_user_id, position, type_key, value_key)
            select $1, $2, position, nullif(type_key, ''), value_key
            from unnest($3::text[], $4::text[]) with ordinality as email (type_key, value_key, position)
            """;

    /** Unless somebody who is there now is that person. */
    private static final String LINK_OF_DELETED = """
            select link_id from scim_user d
             where organisation_id = $1 and external_id = $2 and deleted_at is not null
               and not exists (select from scim_user u
                   where u.organisation_id = $1 and u.link_id = d.link_id and u.deleted_at is null)
             order by deleted_at desc limit 1
            """;

    private static final String KNOWN = """
            select scim_user_id, link_id from scim_user d
             where organisation_id = $1 and scim_user_id > $2
               and (deleted_at is null or deleted_at > $3 and not exists (select from scim_user u
                   where u.organisation_id = $1 and u.link_id = d.link_id and u.deleted_at is null))
             order by scim_user_id limit $4
            """;

    private final CredentialColumns credentials;

    /**
     * Somebody there is, or was.
     *
     * @param link under which the suite knows the person
     */
    public record Known(UUID id, UUID link) {}

    ScimUserRows(CredentialColumns credentials) {
        this.credentials = credentials;
    }

    public Uni<@Nullable ScimUser> find(OrganisationTransaction transaction, UUID id) {
        return one(transaction, id, "");
    }

    /** The same, and nobody else changes the user until this transaction ends. */
    public Uni<@Nullable ScimUser> lock(OrganisationTransaction transaction, UUID id) {
        return one(transaction, id, " for update");
    }

    private Uni<@Nullable ScimUser> one(OrganisationTransaction transaction, UUID id, String lock) {
        return transaction
                .first(
                        "select " + COLUMNS + " from scim_user u"
                                + " where organisation_id = $1 and scim_user_id = $2 and deleted_at is null" + lock,
                        transaction.organisation(),
                        id)
                .map(row -> row == null ? null : user(transaction.organisation(), row));
    }

    /** Under which link a deleted user with this external id was known. */
    public Uni<@Nullable UUID> linkOfDeleted(OrganisationTransaction transaction, String externalId) {
        return transaction
                .first(LINK_OF_DELETED, transaction.organisation(), externalId)
                .map(row -> row == null ? null : row.getUUID("link_id"));
    }

    /** The next users by id, with those deleted since then who did not come back. */
    public Uni<List<Known>> known(OrganisationTransaction transaction, UUID after, Instant deletedSince, int limit) {
        return transaction
                .query(KNOWN, transaction.organisation(), after, utc(deletedSince), limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Known(row.getUUID("scim_user_id"), row.getUUID("link_id")))
                        .toList());
    }

    public Uni<Void> insert(OrganisationTransaction transaction, ScimUser user) {
        UUID organisation = transaction.organisation();
        return transaction
                .update(
                        INSERT,
                        organisation,
                        user.id(),
                        user.linkId(),
                        user.version(),
                        user.attributes().userNameKey(),
                        user.attributes().externalId(),
                        user.attributes().json().toString(),
                        CredentialColumns.state(user.credentials().accessCode()),
                        CredentialColumns.state(user.credentials().card()),
                        credentials.secrets(organisation, user),
                        credentials.index(organisation, user, CredentialKind.ACCESS_CODE),
                        credentials.index(organisation, user, CredentialKind.CARD),
                        credentials.indexKeyId(),
                        utc(user.createdAt()),
                        utc(user.changedAt()),
                        comparable(user))
                .chain(() -> insertEmails(transaction, user));
    }

    public Uni<Void> update(OrganisationTransaction transaction, ScimUser before, ScimUser after) {
        UUID organisation = transaction.organisation();
        Uni<Void> row = transaction
                .update(
                        UPDATE,
                        organisation,
                        after.id(),
                        after.version(),
                        after.attributes().userNameKey(),
                        after.attributes().externalId(),
                        after.attributes().json().toString(),
                        CredentialColumns.state(after.credentials().accessCode()),
                        CredentialColumns.state(after.credentials().card()),
                        credentials.secrets(organisation, after),
                        credentials.index(organisation, after, CredentialKind.ACCESS_CODE),
                        credentials.index(organisation, after, CredentialKind.CARD),
                        credentials.indexKeyId(),
                        utc(after.changedAt()),
                        comparable(after))
                .replaceWithVoid();
        return before.attributes().emailKeys().equals(after.attributes().emailKeys())
                ? row
                : row.chain(() -> deleteEmails(transaction, after.id())).chain(() -> insertEmails(transaction, after));
    }

    public Uni<Void> delete(OrganisationTransaction transaction, ScimUser user, Instant now) {
        return transaction
                .update(DELETE, transaction.organisation(), user.id(), utc(now))
                .chain(() -> deleteEmails(transaction, user.id()));
    }

    /** Of everybody in the organisation, at once. */
    public Uni<Void> forgetCredentials(OrganisationTransaction transaction, Instant now) {
        return transaction
                .update(FORGET_CREDENTIALS, transaction.organisation(), utc(now))
                .replaceWithVoid();
    }

    private static Uni<Void> insertEmails(OrganisationTransaction transaction, ScimUser user) {
        List<EmailKey> emails = user.attributes().emailKeys();
        if (emails.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .update(
                        INSERT_EMAILS,
                        transaction.organisation(),
                        user.id(),
                        emails.stream()
                                .map(email -> email.type() == null ? "" : email.type())
                                .toArray(String[]::new),
                        emails.stream().map(EmailKey::value).toArray(String[]::new))
                .replaceWithVoid();
    }

    private static Uni<Void> deleteEmails(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from scim_user_email where organisation_id = $1 and scim_user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }

    ScimUser user(UUID organisation, Row row) {
        return new ScimUser(
                row.getUUID("scim_user_id"),
                row.getUUID("link_id"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                new UserAttributes(ScimJson.readOwn(row.getString("attributes"))),
                credentials.read(organisation, row));
    }

    private static String comparable(ScimUser user) {
        return ComparableForm.of(UserSchemas.TYPE, user.attributes().json()).toString();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
