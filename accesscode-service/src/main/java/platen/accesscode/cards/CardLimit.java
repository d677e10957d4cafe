package platen.accesscode.cards;

import jakarta.enterprise.context.ApplicationScoped;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.policy.domain.CodePolicy;

/** How many cards a person may have at a time, temporary ones included. */
@ApplicationScoped
class CardLimit {

    private final int most;

    CardLimit(AccessCodeConfig config) {
        this.most = config.cardsPerUser();
    }

    int of(CodePolicy policy) {
        return most;
    }
}
