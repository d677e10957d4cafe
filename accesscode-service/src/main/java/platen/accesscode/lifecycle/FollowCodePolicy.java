package platen.accesscode.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.people.persistence.People;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** Identity has resolved from somebody's groups which policy override holds for them. It shapes their next code, not this one (R2). */
@ApplicationScoped
public class FollowCodePolicy {

    private final People people;

    FollowCodePolicy(People people) {
        this.people = people;
    }

    /**
     * @param codePolicy name of the override; null for the organisation's policy as it is
     */
    public Uni<Outcome> follow(OrganisationTransaction transaction, UUID user, @Nullable String codePolicy) {
        return people.setCodePolicy(transaction, user, codePolicy)
                .map(known -> known ? Outcome.DONE : IdentityTopics.unknownUser(user));
    }
}
