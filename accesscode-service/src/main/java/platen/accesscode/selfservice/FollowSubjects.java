package platen.accesscode.selfservice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.selfservice.domain.Subject;
import platen.accesscode.selfservice.persistence.PersonSubjects;
import platen.kit.organisation.OrganisationTransaction;

/** Keeps whose sign-in is whose, as identity says. */
@ApplicationScoped
public class FollowSubjects {

    private final PersonSubjects subjects;

    FollowSubjects(PersonSubjects subjects) {
        this.subjects = subjects;
    }

    /**
     * @param said all sign-ins of the person; null when nothing is said of them
     */
    public Uni<Void> follow(OrganisationTransaction transaction, UUID user, @Nullable List<Subject> said) {
        return said == null ? Uni.createFrom().voidItem() : subjects.replace(transaction, user, said);
    }
}
