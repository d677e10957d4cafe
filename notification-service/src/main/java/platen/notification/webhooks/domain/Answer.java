package platen.notification.webhooks.domain;

/** How an attempt to deliver ended. */
public sealed interface Answer {

    /** A 2xx. */
    record Taken(int status) implements Answer {}

    /** 410: the receiver wants nothing any more. */
    record Gone() implements Answer {}

    /**
     * Any other status.
     *
     * @param words the beginning of what it said; somebody else's words
     */
    record Refused(int status, String words) implements Answer {}

    /**
     * No answer.
     *
     * @param error why, in a word of ours that names no address
     */
    record Unreachable(String error) implements Answer {}

    /** Nothing was sent: the claim might have lapsed. */
    record Abandoned() implements Answer {}

    /** Whether other deliveries to the same receiver would fare the same now. */
    default boolean saysReceiverIsAway() {
        return switch (this) {
            case Unreachable away -> true;
            case Refused refused -> refused.status() >= 500 || refused.status() == 429;
            case Taken taken -> false;
            case Gone gone -> false;
            case Abandoned abandoned -> false;
        };
    }
}
