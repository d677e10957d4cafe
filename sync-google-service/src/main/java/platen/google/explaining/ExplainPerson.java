package platen.google.explaining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.explaining.domain.Explanation;
import platen.google.people.persistence.PostgresLinks;
import platen.google.people.persistence.PostgresProblems;
import platen.google.runs.ExaminePerson;
import platen.google.runs.domain.Examination;
import platen.kit.organisation.OrganisationTransactions;

/** Puts together what the directory says of a person now, what a run would do, and what the suite has said. */
@ApplicationScoped
public class ExplainPerson {

    private final OrganisationTransactions transactions;
    private final ExaminePerson examinePerson;
    private final PostgresLinks links;
    private final PostgresProblems problems;

    ExplainPerson(
            OrganisationTransactions transactions,
            ExaminePerson examinePerson,
            PostgresLinks links,
            PostgresProblems problems) {
        this.transactions = transactions;
        this.examinePerson = examinePerson;
        this.links = links;
        this.problems = problems;
    }

    /** @return null when nobody is known by this id */
    public Uni<@Nullable Explanation> byId(Connection connection, String externalId) {
        return examinePerson.examine(connection, externalId, false).chain(found -> orNothing(connection, found));
    }

    /** @return null when nobody is known by this address */
    public Uni<@Nullable Explanation> byEmail(Connection connection, String email) {
        return examinePerson.examine(connection, email, true).chain(found -> orNothing(connection, found));
    }

    private Uni<@Nullable Explanation> orNothing(Connection connection, @Nullable Examination found) {
        if (found == null) {
            return Uni.createFrom().nullItem();
        }
        String id = found.externalId();
        return transactions.in(
                connection.organisation(),
                transaction -> links.user(transaction, id)
                        .chain(user -> problems.review(transaction, id)
                                .chain(review -> problems.problems(transaction, id)
                                        .map(refused -> new Explanation(
                                                connection.settings(), found, user, review, refused)))));
    }
}
