package platen.google.people;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import platen.google.people.domain.CredentialProblem;
import platen.google.people.persistence.PostgresLinks;
import platen.google.people.persistence.PostgresProblems;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** Notes what the suite said of a code or card of the directory after it had been published. */
@ApplicationScoped
public class HearOfCredential {

    private final PostgresLinks links;
    private final PostgresProblems problems;

    HearOfCredential(PostgresLinks links, PostgresProblems problems) {
        this.links = links;
        this.problems = problems;
    }

    /**
     * @param user of the suite; waits until it is known which person of the directory that is
     * @param run that published it; for its report
     */
    public Uni<Outcome> refused(
            OrganisationTransaction transaction, UUID user, CredentialProblem problem, Optional<UUID> run) {
        return links.of(transaction, user)
                .chain(people -> people.isEmpty()
                        ? Uni.createFrom().item(new Outcome.HoldBack("identity.user", user.toString()))
                        : each(
                                        people,
                                        person -> problems.put(transaction, person, problem)
                                                .chain(() -> problems.report(
                                                        transaction,
                                                        run,
                                                        person,
                                                        problem.kind() + ": " + problem.reason())))
                                .replaceWith(Outcome.DONE));
    }

    /** The directory's value works after all, and nothing stands in its way any more. */
    public Uni<Void> taken(OrganisationTransaction transaction, UUID user, String kind) {
        return links.of(transaction, user)
                .chain(people -> each(people, person -> problems.end(transaction, person, kind)));
    }

    private static Uni<Void> each(List<String> people, Function<String, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(people)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .onItem()
                .ignoreAsUni();
    }
}
