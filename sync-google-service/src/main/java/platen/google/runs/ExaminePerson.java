package platen.google.runs;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.ConnectionKeys;
import platen.google.connection.domain.ManagedFields;
import platen.google.connection.domain.OrgUnits;
import platen.google.directory.Directory;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.DirectoryUser;
import platen.google.runs.domain.Examination;
import platen.google.runs.domain.Examination.Condition;
import platen.google.runs.domain.RecordedChange;
import platen.google.runs.domain.RunFailures;
import platen.google.runs.domain.SchemaCheck;
import platen.google.runs.persistence.PostgresHolds;
import platen.google.runs.persistence.PostgresPeople;
import platen.google.runs.persistence.PostgresReports;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Looks at one person as a run would, reading the directory now and changing nothing. */
@ApplicationScoped
public class ExaminePerson {

    private final OrganisationTransactions transactions;
    private final ConnectionKeys keys;
    private final Directory directory;
    private final FollowOrgUnits followOrgUnits;
    private final ComparePerson comparePerson;
    private final PostgresPeople people;
    private final PostgresHolds holds;
    private final PostgresReports reports;

    ExaminePerson(
            OrganisationTransactions transactions,
            ConnectionKeys keys,
            Directory directory,
            FollowOrgUnits followOrgUnits,
            ComparePerson comparePerson,
            PostgresPeople people,
            PostgresHolds holds,
            PostgresReports reports) {
        this.transactions = transactions;
        this.keys = keys;
        this.directory = directory;
        this.followOrgUnits = followOrgUnits;
        this.comparePerson = comparePerson;
        this.people = people;
        this.holds = holds;
        this.reports = reports;
    }

    /** What the directory says, and under which conditions it would be believed. */
    private record Reading(
            Optional<DirectoryUser> user,
            Optional<ManagedFields> managed,
            Optional<OrgUnits> units,
            List<Condition> conditions) {

        boolean isTold() {
            return managed.isPresent() && units.isPresent();
        }

        boolean isInScope() {
            return user.isPresent()
                    && units.isPresent()
                    && units.get().contain(user.get().orgUnitPath());
        }
    }

    /**
     * @param idOrAddress Google's id, or an address of the person
     * @param isAddress which of the two
     * @return null when nobody is known by it, neither there nor here
     */
    public Uni<@Nullable Examination> examine(Connection connection, String idOrAddress, boolean isAddress) {
        return read(connection, idOrAddress)
                .chain(reading -> transactions.in(
                        connection.organisation(),
                        transaction -> externalId(transaction, reading, idOrAddress, isAddress)
                                .chain(id -> id.isEmpty()
                                        ? Uni.createFrom().nullItem()
                                        : of(transaction, connection, id.get(), reading))));
    }

    private Uni<Optional<String>> externalId(
            OrganisationTransaction transaction, Reading reading, String idOrAddress, boolean isAddress) {
        return reading.user()
                .map(user -> Uni.createFrom().item(Optional.of(user.id())))
                .orElseGet(() -> isAddress
                        ? people.byEmail(transaction, idOrAddress)
                        : people.isKnown(transaction, idOrAddress)
                                .map(known -> known ? Optional.of(idOrAddress) : Optional.empty()));
    }

    private Uni<@Nullable Examination> of(
            OrganisationTransaction transaction, Connection connection, String externalId, Reading reading) {
        return change(transaction, connection, externalId, reading)
                .chain(change -> holds.open(transaction)
                        .chain(hold -> hold == null
                                ? Uni.createFrom().<@Nullable RecordedChange>nullItem()
                                : reports.one(transaction, hold.run(), externalId))
                        .map(held -> new Examination(
                                externalId,
                                reading.user().orElse(null),
                                reading.conditions(),
                                change.orElse(null),
                                held)));
    }

    /** Nothing is told where a run would fail. */
    private Uni<Optional<RecordedChange>> change(
            OrganisationTransaction transaction, Connection connection, String externalId, Reading reading) {
        if (!reading.isTold()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return reading.isInScope()
                ? comparePerson.compare(
                        transaction,
                        reading.user().orElseThrow(),
                        connection.settings().fields(),
                        reading.managed().orElseThrow())
                : people.removal(transaction, externalId);
    }

    private Uni<Reading> read(Connection connection, String idOrAddress) {
        DirectoryAccess access = keys.access(connection);
        List<Condition> conditions = new ArrayList<>();
        return directory
                .user(access, idOrAddress)
                .invoke(user -> {
                    conditions.add(new Condition("directory-answers", true, "Google answers."));
                    conditions.add(new Condition(
                            "in-directory",
                            user.isPresent(),
                            user.isPresent()
                                    ? "Google has this person."
                                    : "Google has no such person, or has deleted them."));
                })
                .chain(user -> managed(connection, access, conditions)
                        .chain(managed -> units(connection, access, user, conditions)
                                .map(units -> new Reading(user, managed, units, conditions))))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(DirectoryFailure.class)
                .recoverWithItem(failure -> {
                    DirectoryFailure refused = (DirectoryFailure) failure;
                    conditions.add(new Condition(
                            "directory-answers",
                            false,
                            RunFailures.of(refused.refusal(), refused.word()).detail() + "."));
                    return new Reading(Optional.empty(), Optional.empty(), Optional.empty(), conditions);
                });
    }

    private Uni<Optional<ManagedFields>> managed(
            Connection connection, DirectoryAccess access, List<Condition> conditions) {
        return directory.schema(access).map(schema -> switch (SchemaCheck.of(
                schema, connection.settings().fields(), connection.managed())) {
            case SchemaCheck.Usable(ManagedFields fields) -> {
                conditions.add(new Condition("schema-usable", true, "The custom schema can be used."));
                yield Optional.of(fields);
            }
            case SchemaCheck.Unusable(var failure) -> {
                conditions.add(new Condition("schema-usable", false, failure.detail()));
                yield Optional.empty();
            }
        });
    }

    private Uni<Optional<OrgUnits>> units(
            Connection connection, DirectoryAccess access, Optional<DirectoryUser> user, List<Condition> conditions) {
        return followOrgUnits
                .follow(connection, access)
                .map(Optional::of)
                .onFailure(RunFailed.class)
                .recoverWithItem(failure -> {
                    conditions.add(new Condition("in-org-units", false, String.valueOf(failure.getMessage())));
                    return Optional.empty();
                })
                .invoke(units -> units.ifPresent(chosen -> user.ifPresent(found -> conditions.add(new Condition(
                        "in-org-units",
                        chosen.contain(found.orgUnitPath()),
                        chosen.paths().isEmpty()
                                ? "Everybody is synced."
                                : "The person is in " + found.orgUnitPath() + "; synced are "
                                        + String.join(", ", chosen.paths()) + ".")))));
    }
}
