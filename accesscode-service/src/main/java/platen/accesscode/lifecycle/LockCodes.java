package platen.accesscode.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Comes before the effects of several events in one transaction: whoever changes several people locks the organisation's codes first,
 * so that no two wait for each other.
 */
@ApplicationScoped
public class LockCodes {

    private final CodeSpaces spaces;

    LockCodes(CodeSpaces spaces) {
        this.spaces = spaces;
    }

    /** Of an organisation that is not known yet there is nothing to lock; its events wait anyway. */
    public Uni<Void> lock(OrganisationTransaction transaction) {
        return spaces.lock(transaction).replaceWithVoid();
    }
}
