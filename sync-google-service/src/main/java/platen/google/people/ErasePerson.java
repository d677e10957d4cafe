package platen.google.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import platen.google.people.persistence.PostgresErasure;
import platen.kit.organisation.OrganisationTransaction;

/**
 * A person is to be forgotten: what past runs report of them loses name and address. Whom the directory still has stays in the
 * snapshot, by id and digest, so that the next run does not bring them as new.
 */
@ApplicationScoped
public class ErasePerson {

    private final PostgresErasure erasure;

    ErasePerson(PostgresErasure erasure) {
        this.erasure = erasure;
    }

    /**
     * @param externalIds what the directory calls the person
     */
    public Uni<Void> erase(OrganisationTransaction transaction, List<String> externalIds) {
        return externalIds.isEmpty() ? Uni.createFrom().voidItem() : erasure.erase(transaction, externalIds);
    }
}
