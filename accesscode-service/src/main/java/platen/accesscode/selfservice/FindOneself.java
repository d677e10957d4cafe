package platen.accesscode.selfservice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.accesscode.selfservice.domain.Oneself;
import platen.accesscode.selfservice.domain.Somebody;
import platen.accesscode.selfservice.persistence.PersonSubjects;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Finds the person who has signed in. At the first sign-in identity is asked, and its answer used at once; what is kept is
 * the event that follows, so that bindings come and go by one way only.
 */
@ApplicationScoped
public class FindOneself {

    private final OrganisationTransactions transactions;
    private final PersonSubjects subjects;
    private final SignIns signIns;

    FindOneself(OrganisationTransactions transactions, PersonSubjects subjects, SignIns signIns) {
        this.transactions = transactions;
        this.subjects = subjects;
        this.signIns = signIns;
    }

    public Uni<Oneself> find(Somebody somebody) {
        return transactions
                .in(somebody.organisation(), transaction -> subjects.find(transaction, somebody.subject()))
                .chain(user ->
                        user == null ? signIns.bind(somebody) : Uni.createFrom().item(new Oneself.Known(user)));
    }
}
