package platen.google.runs;

/** Another run holds the lock now: this one must write nothing more, not even that it failed. */
public class LostLock extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LostLock() {
        super("The run's lock is lost", null, false, false);
    }
}
