package platen.notification.mailing.domain;

/** The two queues of mails that are sent side by side, so that a long one does not keep the other waiting. */
public enum Queue {
    /** Urgent mails and, after them, notices. */
    URGENT,
    /** All others. */
    ORDINARY
}
