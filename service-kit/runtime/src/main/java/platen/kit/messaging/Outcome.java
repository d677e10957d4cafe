package platen.kit.messaging;

/** What a handler made of an event. */
public sealed interface Outcome {

    Outcome DONE = new Done();

    /** The effect is in the transaction, or there was none to have. */
    record Done() implements Outcome {}

    /**
     * The event speaks of something not known here yet. Nothing of the handler's work is kept; the event waits, and its key
     * with it, until an event of {@code topic} and {@code key} was processed, and is tried again now and then besides.
     */
    record HoldBack(String topic, String key) implements Outcome {}
}
