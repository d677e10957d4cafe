package platen.google.runs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.ConnectionKeys;
import platen.google.connection.FindConnection;
import platen.google.connection.ScheduleRuns;
import platen.google.connection.domain.OrgUnits;
import platen.google.connection.domain.RunMode;
import platen.google.directory.Directory;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.DirectoryUser;
import platen.google.runs.domain.PersonState;
import platen.google.runs.domain.SchemaCheck;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresSnapshot;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Reads single people between runs, because a push said that they have changed. What was read counts only if neither a run nor another such reading
 * came in between: the fence tells, so that an older reading never overwrites a newer one.
 */
@ApplicationScoped
public class ReadAgain {

    private static final int SIDE_BY_SIDE = 4;

    /** What came of it. */
    public enum Outcome {
        SETTLED,
        /** A run is under way, or one came in between: whoever asked may ask again. */
        NOT_NOW
    }

    private final OrganisationTransactions transactions;
    private final FindConnection findConnection;
    private final ScheduleRuns scheduleRuns;
    private final ConnectionKeys keys;
    private final Directory directory;
    private final FollowOrgUnits followOrgUnits;
    private final PersonDigests digests;
    private final PostgresRunLock lock;
    private final PostgresSnapshot snapshot;

    ReadAgain(
            OrganisationTransactions transactions,
            FindConnection findConnection,
            ScheduleRuns scheduleRuns,
            ConnectionKeys keys,
            Directory directory,
            FollowOrgUnits followOrgUnits,
            PersonDigests digests,
            PostgresRunLock lock,
            PostgresSnapshot snapshot) {
        this.transactions = transactions;
        this.findConnection = findConnection;
        this.scheduleRuns = scheduleRuns;
        this.keys = keys;
        this.directory = directory;
        this.followOrgUnits = followOrgUnits;
        this.digests = digests;
        this.lock = lock;
        this.snapshot = snapshot;
    }

    /** @param fence as it was before anything was read */
    private record Base(long fence, @Nullable Connection connection) {}

    /**
     * @param found in the chosen org units
     * @param elsewhere deleted, or in other units
     */
    private record Reading(List<StagedPerson> found, List<String> elsewhere) {}

    /**
     * Fails with a {@code DirectoryFailure} when Google does not answer.
     *
     * @param people their external ids
     * @param settled what is to be done in the transaction that settles it
     */
    public Uni<Outcome> read(
            UUID organisation, List<String> people, Function<OrganisationTransaction, Uni<Void>> settled) {
        return transactions.in(organisation, this::base).chain(base -> {
            if (base == null) {
                return Uni.createFrom().item(Outcome.NOT_NOW);
            }
            Connection connection = base.connection();
            return connection == null
                    ? transactions.in(organisation, settled).replaceWith(Outcome.SETTLED)
                    : read(base, connection, people, settled);
        });
    }

    /** Null while a run is under way; without a connection where nothing is to be read, as before a first complete run. */
    private Uni<@Nullable Base> base(OrganisationTransaction transaction) {
        return lock.holder(transaction)
                .chain(holder -> holder.run() != null
                        ? Uni.createFrom().nullItem()
                        : findConnection
                                .lock(transaction)
                                .map(connection -> new Base(
                                        holder.fence(),
                                        connection != null && isFollowed(connection) ? connection : null)));
    }

    private static boolean isFollowed(Connection connection) {
        return connection.settings().mode() == RunMode.AUTOMATIC
                && connection.timetable().lastCompleteAt() != null;
    }

    private Uni<Outcome> read(
            Base base,
            Connection connection,
            List<String> people,
            Function<OrganisationTransaction, Uni<Void>> settled) {
        DirectoryAccess access = keys.access(connection);
        return directory
                .schema(access)
                .map(schema -> SchemaCheck.of(schema, connection.settings().fields(), connection.managed()))
                .chain(check -> isAsBefore(check, connection)
                        ? followOrgUnits
                                .follow(connection, access)
                                .chain(units -> reading(connection, access, units, people))
                                .map(Optional::of)
                        : Uni.createFrom().item(Optional.<Reading>empty()))
                // What ends a run is for a run to tell.
                .onFailure(RunFailed.class)
                .recoverWithItem(Optional.empty())
                .chain(reading -> transactions.in(
                        connection.organisation(), transaction -> settle(transaction, base, reading, settled)));
    }

    private static boolean isAsBefore(SchemaCheck check, Connection connection) {
        return check instanceof SchemaCheck.Usable(var fields) && fields.equals(connection.managed());
    }

    private Uni<Reading> reading(Connection connection, DirectoryAccess access, OrgUnits units, List<String> people) {
        return Multi.createFrom()
                .iterable(people)
                .onItem()
                .transformToUni(id -> directory.user(access, id).map(user -> new Answer(id, user)))
                .merge(SIDE_BY_SIDE)
                .collect()
                .asList()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answers -> sorted(connection, units, answers));
    }

    private record Answer(String id, Optional<DirectoryUser> user) {}

    private Reading sorted(Connection connection, OrgUnits units, List<Answer> answers) {
        List<StagedPerson> found = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        for (Answer answer : answers) {
            Optional<DirectoryUser> here = answer.user()
                    .filter(user -> user.id().equals(answer.id()))
                    .filter(user -> units.contain(user.orgUnitPath()));
            here.ifPresentOrElse(
                    user -> found.add(digests.of(
                            connection.organisation(),
                            PersonState.of(user, connection.settings().fields(), connection.managed()))),
                    () -> elsewhere.add(answer.id()));
        }
        return new Reading(found, elsewhere);
    }

    private Uni<Outcome> settle(
            OrganisationTransaction transaction,
            Base base,
            Optional<Reading> reading,
            Function<OrganisationTransaction, Uni<Void>> settled) {
        return lock.holder(transaction).chain(holder -> {
            if (holder.run() != null || holder.fence() != base.fence()) {
                return Uni.createFrom().item(Outcome.NOT_NOW);
            }
            return reading.map(read -> hasChanged(transaction, read))
                    .orElse(Uni.createFrom().item(true))
                    .chain(changed -> changed
                            ? scheduleRuns.hint(transaction)
                            : Uni.createFrom().voidItem())
                    .chain(() -> settled.apply(transaction))
                    .replaceWith(Outcome.SETTLED);
        });
    }

    private Uni<Boolean> hasChanged(OrganisationTransaction transaction, Reading reading) {
        return snapshot.changed(transaction, reading.found())
                .chain(changed -> changed.isEmpty()
                        ? snapshot.known(transaction, reading.elsewhere())
                        : Uni.createFrom().item(true));
    }
}
