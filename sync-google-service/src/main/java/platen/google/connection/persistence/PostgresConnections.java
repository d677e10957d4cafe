package platen.google.connection.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.domain.ConnectionSettings;
import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.DailyRun;
import platen.google.connection.domain.FollowedOrgUnits;
import platen.google.connection.domain.ManagedFields;
import platen.google.connection.domain.OnRemoval;
import platen.google.connection.domain.OrgUnits;
import platen.google.connection.domain.RunMode;
import platen.google.connection.domain.StoredKey;
import platen.google.connection.domain.Timetable;
import platen.kit.organisation.OrganisationTransaction;

/** Connections in PostgreSQL. */
@ApplicationScoped
public class PostgresConnections {

    private static final String FIND = "select * from connection where organisation_id = $1";

    private static final String SAVE = """
            insert into connection (organisation_id, id, version, delegated_admin, customer, schema_name,
                access_code_field, card_field, org_units, mode, on_removal, notice_address, client_email, key_id,
                private_key, key_version, access_code_managed, card_managed, org_unit_ids,
                daily_at, daily_zone, guards)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, '{}', $19, $20, $21)
            on conflict (organisation_id) do update
               set version = excluded.version, delegated_admin = excluded.delegated_admin,
                   customer = excluded.customer, schema_name = excluded.schema_name,
                   access_code_field = excluded.access_code_field, card_field = excluded.card_field,
                   org_units = excluded.org_units, org_unit_ids = excluded.org_unit_ids, mode = excluded.mode, on_removal = excluded.on_removal,
                   notice_address = excluded.notice_address, client_email = excluded.client_email,
                   key_id = excluded.key_id, private_key = excluded.private_key, key_version = excluded.key_version,
                   access_code_managed = excluded.access_code_managed, card_managed = excluded.card_managed,
                   guards = excluded.guards,
                   daily_at = excluded.daily_at, daily_zone = excluded.daily_zone, authorisation_failures = 0,
                   next_run_at = clock_timestamp(), hint_at = clock_timestamp(), channels_due_at = clock_timestamp(),
                   updated_at = clock_timestamp()""";

    private static final String COMPLETE = """
            update connection
               set access_code_managed = $2, card_managed = $3, last_complete_people = $4, last_complete_at = $5,
                   next_run_at = $6, authorisation_failures = 0
             where organisation_id = $1""";

    private static final String REFUSED = """
            update connection set authorisation_failures = $2, next_run_at = $3 where organisation_id = $1""";

    private static final String FOUND = """
            update connection set org_units = $3, org_unit_ids = $4 where organisation_id = $1 and version = $2""";

    private static final String BEGUN = """
            update connection set next_run_at = $2, hint_at = null where organisation_id = $1""";

    private static final String HINT = """
            update connection set hint_at = coalesce(least(hint_at, $2), $2) where organisation_id = $1""";

    private static final String SCHEDULE = "update connection set next_run_at = $2 where organisation_id = $1";

    private static final String DUE = """
            select 1 from connection
             where organisation_id = $1 and mode = 'AUTOMATIC'
               and (next_run_at <= clock_timestamp() or hint_at <= clock_timestamp() and authorisation_failures = 0)""";

    public Uni<@Nullable Connection> find(OrganisationTransaction transaction) {
        return transaction.first(FIND, transaction.organisation()).map(row -> row == null ? null : connection(row));
    }

    /** The same, kept from changing until the transaction ends. */
    public Uni<@Nullable Connection> lock(OrganisationTransaction transaction) {
        return transaction
                .first(FIND + " for update", transaction.organisation())
                .map(row -> row == null ? null : connection(row));
    }

    /** Writes the connection and makes it due at once. */
    public Uni<Void> save(OrganisationTransaction transaction, Connection connection) {
        ConnectionSettings settings = connection.settings();
        return transaction
                .update(
                        SAVE,
                        connection.organisation(),
                        connection.id(),
                        connection.version(),
                        settings.delegatedAdmin(),
                        settings.customer(),
                        settings.fields().schema(),
                        settings.fields().accessCode(),
                        settings.fields().card(),
                        settings.orgUnits().paths().toArray(String[]::new),
                        settings.mode().name(),
                        settings.onRemoval().name(),
                        settings.noticeAddress(),
                        connection.key().clientEmail(),
                        connection.key().keyId(),
                        Buffer.buffer(connection.key().encrypted()),
                        connection.key().version(),
                        connection.managed().accessCode(),
                        connection.managed().card(),
                        settings.dailyRun().at(),
                        settings.dailyRun().zone().getId(),
                        StoredGuards.write(settings.guards()))
                .replaceWithVoid();
    }

    /** Keeps what a completed run has found, and forgets refusals. */
    public Uni<Void> complete(
            OrganisationTransaction transaction, ManagedFields managed, int people, Instant now, Instant next) {
        return transaction
                .update(
                        COMPLETE,
                        transaction.organisation(),
                        managed.accessCode(),
                        managed.card(),
                        people,
                        now.atOffset(ZoneOffset.UTC),
                        next.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<Void> refused(OrganisationTransaction transaction, int times, Instant next) {
        return transaction
                .update(REFUSED, transaction.organisation(), times, next.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Keeps paths and ids of the chosen org units, unless the connection has another version by now. */
    public Uni<Void> found(
            OrganisationTransaction transaction, long version, FollowedOrgUnits.Whereabouts.Found found) {
        return transaction
                .update(
                        FOUND,
                        transaction.organisation(),
                        version,
                        found.units().paths().toArray(String[]::new),
                        found.followed().ids().toArray(String[]::new))
                .replaceWithVoid();
    }

    public Uni<Boolean> isDue(OrganisationTransaction transaction) {
        return transaction.first(DUE, transaction.organisation()).map(row -> row != null);
    }

    /** A run begins that sees whatever was hinted at. */
    public Uni<Void> begun(OrganisationTransaction transaction, Instant next) {
        return transaction
                .update(BEGUN, transaction.organisation(), next.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** The earliest hint counts. */
    public Uni<Void> hint(OrganisationTransaction transaction, Instant at) {
        return transaction
                .update(HINT, transaction.organisation(), at.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<Void> scheduleAt(OrganisationTransaction transaction, Instant next) {
        return transaction
                .update(SCHEDULE, transaction.organisation(), next.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    private static Connection connection(Row row) {
        return new Connection(
                row.getUUID("organisation_id"),
                row.getUUID("id"),
                row.getLong("version"),
                settings(row),
                new StoredKey(
                        row.getString("client_email"),
                        row.getString("key_id"),
                        row.getBuffer("private_key").getBytes(),
                        row.getLong("key_version")),
                new ManagedFields(row.getBoolean("access_code_managed"), row.getBoolean("card_managed")),
                new FollowedOrgUnits(List.of(row.getArrayOfStrings("org_unit_ids"))),
                timetable(row),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static Timetable timetable(Row row) {
        OffsetDateTime lastComplete = row.getOffsetDateTime("last_complete_at");
        return new Timetable(
                lastComplete == null ? null : lastComplete.toInstant(),
                row.getInteger("last_complete_people"),
                row.getInteger("authorisation_failures"),
                next(row));
    }

    private static Instant next(Row row) {
        Instant scheduled = row.getOffsetDateTime("next_run_at").toInstant();
        OffsetDateTime hint = row.getOffsetDateTime("hint_at");
        boolean hinted = hint != null && row.getInteger("authorisation_failures") == 0;
        return hinted && hint.toInstant().isBefore(scheduled) ? hint.toInstant() : scheduled;
    }

    private static ConnectionSettings settings(Row row) {
        return new ConnectionSettings(
                row.getString("delegated_admin"),
                row.getString("customer"),
                new CustomFields(
                        row.getString("schema_name"), row.getString("access_code_field"), row.getString("card_field")),
                new OrgUnits(List.of(row.getArrayOfStrings("org_units"))),
                RunMode.valueOf(row.getString("mode")),
                OnRemoval.valueOf(row.getString("on_removal")),
                new DailyRun(row.getLocalTime("daily_at"), ZoneId.of(row.getString("daily_zone"))),
                row.getString("notice_address"),
                StoredGuards.read(row.getJsonObject("guards")));
    }
}
