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
import platen.google.connection.domain.OrgUnits;
import platen.google.connection.domain.RunMode;
import platen.google.directory.Directory;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.DirectoryUser;
import platen.google.runs.PublishReading.Reading;
import platen.google.runs.domain.PersonState;
import platen.google.runs.domain.SchemaCheck;
import platen.google.runs.persistence.PostgresRunLock;
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
    private final ConnectionKeys keys;
    private final Directory directory;
    private final FollowOrgUnits followOrgUnits;
    private final PersonDigests digests;
    private final PostgresRunLock lock;
    private final PublishReading publishReading;

    ReadAgain(
            OrganisationTransactions transactions,
            FindConnection findConnection,
            ConnectionKeys keys,
            Directory directory,
            FollowOrgUnits followOrgUnits,
            PersonDigests digests,
            PostgresRunLock lock,
            PublishReading publishReading) {
        this.transactions = transactions;
        this.findConnection = findConnection;
        this.keys = keys;
        this.directory = directory;
        this.followOrgUnits = followOrgUnits;
        this.digests = digests;
        this.lock = lock;
        this.publishReading = publishReading;
    }

    /** @param fence as it was before anything was read */
    private record Base(long fence, @Nullable Connection connection) {}

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
        var unreadable = new Reading(connection, base.fence(), List.of(), List.of(), false);
        return directory
                .schema(access)
                .map(schema -> SchemaCheck.of(schema, connection.settings().fields(), connection.managed()))
                .chain(check -> isAsBefore(check, connection)
                        ? followOrgUnits
                                .follow(connection, access)
                                .chain(units -> reading(base, connection, access, units, people))
                        : Uni.createFrom().item(unreadable))
                // What ends a run is for a run to tell.
                .onFailure(RunFailed.class)
                .recoverWithItem(unreadable)
                .chain(reading -> publishReading.publish(reading, settled))
                .map(published -> published ? Outcome.SETTLED : Outcome.NOT_NOW);
    }

    private static boolean isAsBefore(SchemaCheck check, Connection connection) {
        return check instanceof SchemaCheck.Usable(var fields) && fields.equals(connection.managed());
    }

    private Uni<Reading> reading(
            Base base, Connection connection, DirectoryAccess access, OrgUnits units, List<String> people) {
        return Multi.createFrom()
                .iterable(people)
                .onItem()
                .transformToUni(id -> directory.user(access, id).map(user -> new Answer(id, user)))
                .merge(SIDE_BY_SIDE)
                .collect()
                .asList()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answers -> sorted(base, connection, units, answers));
    }

    private record Answer(String id, Optional<DirectoryUser> user) {}

    private Reading sorted(Base base, Connection connection, OrgUnits units, List<Answer> answers) {
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
        return new Reading(connection, base.fence(), found, elsewhere, true);
    }
}
