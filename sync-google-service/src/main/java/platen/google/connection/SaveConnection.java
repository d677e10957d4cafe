package platen.google.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ConnectionSettings;
import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.FollowedOrgUnits;
import platen.google.connection.domain.ManagedFields;
import platen.google.connection.domain.ServiceAccountKey;
import platen.google.connection.domain.StoredKey;
import platen.google.connection.domain.Timetable;
import platen.google.connection.persistence.PostgresConnections;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Creates or replaces an organisation's connection. */
@ApplicationScoped
public class SaveConnection {

    private final OrganisationTransactions transactions;
    private final PostgresConnections connections;
    private final ConnectionKeys keys;
    private final Clock clock;

    SaveConnection(
            OrganisationTransactions transactions, PostgresConnections connections, ConnectionKeys keys, Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.keys = keys;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Created(Connection connection) implements Outcome {}

        record Replaced(Connection connection) implements Outcome {}

        /** There is one, and the caller did not say which version it has seen. */
        record VersionMissing() implements Outcome {}

        /** The caller has seen another version, or one where there is none. */
        record VersionChanged() implements Outcome {}

        /** A first connection needs a key. */
        record KeyMissing() implements Outcome {}
    }

    /**
     * @param key null keeps the one there is
     * @param seen accepts the version the caller has seen; null when it did not say
     */
    public Uni<Outcome> save(
            UUID organisation,
            ConnectionSettings settings,
            @Nullable ServiceAccountKey key,
            @Nullable LongPredicate seen) {
        return transactions.in(
                organisation,
                transaction -> connections
                        .lock(transaction)
                        .chain(existing -> existing == null
                                ? create(transaction, settings, key, seen)
                                : replace(transaction, existing, settings, key, seen)));
    }

    private Uni<Outcome> create(
            OrganisationTransaction transaction,
            ConnectionSettings settings,
            @Nullable ServiceAccountKey key,
            @Nullable LongPredicate seen) {
        if (seen != null) {
            return Uni.createFrom().item(new Outcome.VersionChanged());
        }
        if (key == null) {
            return Uni.createFrom().item(new Outcome.KeyMissing());
        }
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        StoredKey stored = keys.encrypt(transaction.organisation(), id, 1, key);
        var connection = new Connection(
                transaction.organisation(),
                id,
                1,
                settings,
                stored,
                ManagedFields.NONE,
                FollowedOrgUnits.UNKNOWN,
                Timetable.startingAt(now),
                now,
                now);
        return connections.save(transaction, connection).replaceWith(new Outcome.Created(connection));
    }

    private Uni<Outcome> replace(
            OrganisationTransaction transaction,
            Connection existing,
            ConnectionSettings settings,
            @Nullable ServiceAccountKey key,
            @Nullable LongPredicate seen) {
        if (seen == null) {
            return Uni.createFrom().item(new Outcome.VersionMissing());
        }
        if (!seen.test(existing.version())) {
            return Uni.createFrom().item(new Outcome.VersionChanged());
        }
        long version = existing.version() + 1;
        var connection = new Connection(
                existing.organisation(),
                existing.id(),
                version,
                settings,
                key == null ? existing.key() : keys.encrypt(existing.organisation(), existing.id(), version, key),
                managed(existing, settings.fields()),
                FollowedOrgUnits.UNKNOWN,
                existing.timetable().restartedAt(clock.instant()),
                existing.createdAt(),
                clock.instant());
        return connections.save(transaction, connection).replaceWith(new Outcome.Replaced(connection));
    }

    /** A field of another name is another field: nobody has seen it yet, so that it cannot have vanished. */
    private static ManagedFields managed(Connection existing, CustomFields wanted) {
        CustomFields known = existing.settings().fields();
        boolean sameSchema = known.schema().equals(wanted.schema());
        return new ManagedFields(
                existing.managed().accessCode()
                        && sameSchema
                        && known.accessCode().equals(wanted.accessCode()),
                existing.managed().card() && sameSchema && known.card().equals(wanted.card()));
    }
}
