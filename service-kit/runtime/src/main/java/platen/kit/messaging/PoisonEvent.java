package platen.kit.messaging;

/** A record that will never be processed as it is. Its key is parked; the message says why and holds no part of the body. */
public class PoisonEvent extends RuntimeException {

    public PoisonEvent(String reason) {
        super(reason);
    }

    public PoisonEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
