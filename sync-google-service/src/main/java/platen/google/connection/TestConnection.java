package platen.google.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import platen.google.connection.domain.ConnectionProblem;
import platen.google.connection.domain.ConnectionProblem.Check;
import platen.google.connection.domain.CustomFields;
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

    private final Directory directory;
    private final ConnectionKeys keys;

    TestConnection(Directory directory, ConnectionKeys keys) {
        this.directory = directory;
        this.keys = keys;
    }

    /** What is missing; empty when a run would work. */
    public Uni<List<ConnectionProblem>> test(Connection connection) {
        DirectoryAccess access = keys.access(connection);
        directory.forgetToken(access);
        return directory
                .schema(access)
                .map(schema -> fieldProblems(schema, connection.settings().fields()))
                .onFailure(DirectoryFailure.class)
                .recoverWithUni(failure -> explain((DirectoryFailure) failure, connection, true))
                .chain(problems -> problems.stream().anyMatch(ConnectionProblem::stopsReading)
                        ? Uni.createFrom().item(problems)
                        : alsoOfPeople(connection, problems))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(
                        () -> List.of(ConnectionProblem.of(Check.DIRECTORY, "Google does not answer in time.")));
    }

    private Uni<List<ConnectionProblem>> alsoOfPeople(Connection connection, List<ConnectionProblem> known) {
        return directory
                .users(keys.access(connection), null)
                .map(page -> known)
                .onFailure(DirectoryFailure.class)
                .recoverWithUni(failure -> explain((DirectoryFailure) failure, connection, false)
                        .map(found -> {
                            List<ConnectionProblem> all = new ArrayList<>(known);
                            all.addAll(found);
                            return all;
                        }));
    }

    private Uni<List<ConnectionProblem>> explain(DirectoryFailure failure, Connection connection, boolean ofSchema) {
        if (failure.refusal() == Refusal.DELEGATION_MISSING) {
            return directory.missingScopes(keys.access(connection)).map(missing -> ofDelegation(missing, connection));
        }
        return Uni.createFrom()
                .item(List.of(
                        ConnectionProblem.of(failure.refusal(), failure.word(), connection.settings(), ofSchema)));
    }

    private static List<ConnectionProblem> ofDelegation(List<String> missing, Connection connection) {
        return List.of(ConnectionProblem.ofDelegation(missing, connection.key().clientEmail()));
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
