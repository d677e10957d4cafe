package platen.notification.mailing.domain;

/** How an attempt to send a mail ended; the text is for the log and holds neither address nor code. */
public sealed interface Attempt {

    String answer();

    /** The mail server has confirmed it. */
    record Accepted(String answer) implements Attempt {}

    /** A 5xx about this mail: it will never be taken. */
    record RefusedForGood(String answer) implements Attempt {}

    /** A 4xx, or a 5xx about the connection as a whole. */
    record RefusedForNow(String answer) implements Attempt {}

    /** No connection, or none that lasted until the confirmation: whether the mail was taken is unknown. */
    record Unreachable(String answer) implements Attempt {}

    /** It could not even be written. */
    record NotRendered(String answer) implements Attempt {}

    /** Nothing was sent: the claim had lapsed, or the mail is not wanted any more. */
    record Abandoned(String answer) implements Attempt {}

    /** Whether other mails would fare the same now. */
    default boolean saysServerIsAway() {
        return this instanceof Unreachable;
    }
}
