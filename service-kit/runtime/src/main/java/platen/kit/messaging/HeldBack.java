package platen.kit.messaging;

import platen.kit.messaging.Outcome.HoldBack;

/** Rolls a transaction back whose event must wait. Never leaves the kit. */
final class HeldBack extends RuntimeException {

    private final transient HoldBack until;

    HeldBack(HoldBack until) {
        super("Waits for " + until.topic(), null, false, false);
        this.until = until;
    }

    HoldBack until() {
        return until;
    }
}
