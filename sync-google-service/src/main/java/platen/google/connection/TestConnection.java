package platen.google.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import platen.google.connection.domain.ConnectionProblem;
import platen.google.connection.domain.ConnectionProblem.Check;
import platen.google.connection.domain.ConnectionProblem.Subject;
import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.FollowedOrgUnits.Whereabouts;
import platen.google.directory.Directory;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.DirectorySchema;
import platen.google.directory.domain.DirectorySchema.Fitness;
import platen.google.directory.domain.Refusal;

/** Finds out what a connection lacks, in the order in which an administrator would mend it. */
@ApplicationScoped
public class TestConnection {

    /** An administrator waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** After these, whatever else is asked is refused for the same reason. */
    private static final Set<Refusal> FINAL = Set.of(
            Refusal.GRANT_REFUSED,
            Refusal.DELEGATION_MISSING,
            Refusal.UNAUTHENTICATED,
            Refusal.BUSY,
            Refusal.UNAVAILABLE);

    private final Directory directory;
    private final ConnectionKeys keys;

    TestConnection(Directory directory, ConnectionKeys keys) {
        this.directory = directory;
        this.keys = keys;
    }

    private record Findings(List<ConnectionProblem> problems, boolean goOn) {

        Findings and(Findings more) {
            return new Findings(
                    Stream.concat(problems.stream(), more.problems().stream())
                            .distinct()
                            .toList(),
                    more.goOn());
        }
    }

    /** What is missing; empty when a run would work. */
    public Uni<List<ConnectionProblem>> test(Connection connection) {
        DirectoryAccess access = keys.access(connection);
        directory.forgetToken(access);
        return look(connection, access, Subject.SCHEMA, schema(connection, access))
                .chain(found -> further(found, () -> look(connection, access, Subject.PEOPLE, people(access))))
                .chain(found ->
                        further(found, () -> look(connection, access, Subject.ORG_UNITS, orgUnits(connection, access))))
                .map(Findings::problems)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(
                        () -> List.of(ConnectionProblem.of(Check.DIRECTORY, "Google does not answer in time.")));
    }

    private static Uni<Findings> further(Findings known, Supplier<Uni<Findings>> next) {
        return known.goOn() ? next.get().map(known::and) : Uni.createFrom().item(known);
    }

    private Uni<Findings> look(
            Connection connection, DirectoryAccess access, Subject subject, Uni<List<ConnectionProblem>> call) {
        return call.map(problems -> new Findings(problems, true))
                .onFailure(DirectoryFailure.class)
                .recoverWithUni(failure -> explain((DirectoryFailure) failure, connection, access, subject));
    }

    private Uni<Findings> explain(
            DirectoryFailure failure, Connection connection, DirectoryAccess access, Subject subject) {
        if (failure.refusal() == Refusal.DELEGATION_MISSING) {
            String account = connection.key().clientEmail();
            return directory
                    .scopes(access)
                    .map(scopes -> new Findings(
                            ConnectionProblem.ofDelegation(scopes.missing(), scopes.all(), account), false));
        }
        var problem = ConnectionProblem.of(failure.refusal(), failure.word(), connection.settings(), subject);
        return Uni.createFrom().item(new Findings(List.of(problem), !FINAL.contains(failure.refusal())));
    }

    private Uni<List<ConnectionProblem>> schema(Connection connection, DirectoryAccess access) {
        return directory
                .schema(access)
                .map(schema -> fieldProblems(schema, connection.settings().fields()));
    }

    private Uni<List<ConnectionProblem>> people(DirectoryAccess access) {
        return directory.users(access, null).map(page -> List.of());
    }

    private Uni<List<ConnectionProblem>> orgUnits(Connection connection, DirectoryAccess access) {
        return access.orgUnits()
                ? directory.orgUnits(access).map(units -> switch (connection
                        .orgUnits()
                        .find(connection.settings().orgUnits(), units)) {
                    case Whereabouts.Found found -> List.of();
                    case Whereabouts.Missing(String path) -> List.of(ConnectionProblem.ofOrgUnit(path));
                })
                : Uni.createFrom().item(List.of());
    }

    private static List<ConnectionProblem> fieldProblems(DirectorySchema schema, CustomFields fields) {
        List<ConnectionProblem> problems = new ArrayList<>();
        add(problems, Check.ACCESS_CODE_FIELD, schema.fitness(fields.accessCode()), fields.accessCode(), fields);
        add(problems, Check.CARD_FIELD, schema.fitness(fields.card()), fields.card(), fields);
        return problems;
    }

    private static void add(
            List<ConnectionProblem> problems, Check check, Fitness fitness, String field, CustomFields fields) {
        String schema = fields.schema();
        switch (fitness) {
            case FIT -> {}
            case MISSING ->
                problems.add(ConnectionProblem.of(
                        check, "The custom schema \"" + schema + "\" has no field \"" + field + "\"."));
            case UNFIT ->
                problems.add(ConnectionProblem.of(
                        check,
                        "The field \"" + field + "\" of \"" + schema + "\" must be of type Text with a single value."));
        }
    }
}
