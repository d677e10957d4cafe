package platen.google.runs.domain;

import platen.google.directory.domain.Refusal;
import platen.google.runs.domain.RunFailure.Reason;

/** The failures that are the same everywhere, and what a refusal of the directory means for a run. */
public final class RunFailures {

    public static final RunFailure TIMEOUT = new RunFailure(Reason.TIMEOUT, "The run took longer than it may.");

    public static final RunFailure INTERNAL =
            new RunFailure(Reason.INTERNAL, "Something went wrong in this service; its log names the run.");

    public static final RunFailure CONNECTION_GONE =
            new RunFailure(Reason.CONNECTION_CHANGED, "There is no connection any more.");

    public static final RunFailure ORG_UNIT_MOVED = new RunFailure(
            Reason.INCOMPLETE, "A chosen org unit was renamed or moved while the directory was being read.");

    private RunFailures() {}

    public static RunFailure orgUnitMissing(String path) {
        return new RunFailure(
                Reason.ORG_UNIT,
                "The chosen org unit " + path + " is not in the directory; nobody is removed because of that.");
    }

    /** @param word Google's reason */
    public static RunFailure of(Refusal refusal, String word) {
        return switch (refusal) {
            case GRANT_REFUSED, DELEGATION_MISSING, UNAUTHENTICATED ->
                new RunFailure(Reason.AUTHORISATION, "The directory refused the service account: " + word);
            case SCOPE_MISSING, FORBIDDEN ->
                new RunFailure(Reason.AUTHORISATION, "The directory refused to answer: " + word);
            case NOT_FOUND ->
                new RunFailure(Reason.SCHEMA, "The directory has no such customer, domain or custom schema: " + word);
            case BUSY -> new RunFailure(Reason.UNAVAILABLE, "The directory's quota stayed used up: " + word);
            case UNAVAILABLE -> new RunFailure(Reason.UNAVAILABLE, "The directory did not answer: " + word);
            case UNREADABLE -> new RunFailure(Reason.INCOMPLETE, "The directory's answer is unusable: " + word);
            case OTHER -> new RunFailure(Reason.INCOMPLETE, "The directory refused to go on: " + word);
        };
    }
}
