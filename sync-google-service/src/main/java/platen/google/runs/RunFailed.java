package platen.google.runs;

import platen.google.runs.domain.RunFailure;

/** Ends a run. */
class RunFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RunFailure failure;

    RunFailed(RunFailure failure) {
        super(failure.detail(), null, false, false);
        this.failure = failure;
    }

    static void end(RunFailure failure) {
        throw new RunFailed(failure);
    }

    RunFailure failure() {
        return failure;
    }
}
