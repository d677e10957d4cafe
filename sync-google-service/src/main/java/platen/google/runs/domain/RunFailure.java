package platen.google.runs.domain;

/**
 * Why a run failed.
 *
 * @param detail a sentence for an administrator, without values of the directory
 */
public record RunFailure(Reason reason, String detail) {

    /** For programs. */
    public enum Reason {
        /** The process died or was stopped; the next run starts afresh. */
        INTERRUPTED("interrupted"),
        /** Google refuses the key, the delegation or the administrator. */
        AUTHORISATION("authorisation"),
        /** The custom schema is not as it must be, or not as it was. */
        SCHEMA("schema"),
        /** A chosen org unit is not there. */
        ORG_UNIT("org-unit"),
        /** The listing cannot be trusted to be whole. */
        INCOMPLETE("incomplete"),
        /** Google's quota or patience was used up, or it is down. */
        UNAVAILABLE("unavailable"),
        /** The connection was changed while the run was under way. */
        CONNECTION_CHANGED("connection-changed"),
        /** What was approved was planned on a state that is not the one published last any more. */
        BASE_MOVED("base-moved"),
        TIMEOUT("timeout"),
        /** A fault of ours; the logs know more. */
        INTERNAL("internal");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static final RunFailure INTERRUPTED =
            new RunFailure(Reason.INTERRUPTED, "The service was stopped while the run was under way.");
}
