package platen.accesscode;

import java.util.Locale;
import platen.kit.messaging.Event;

/** The way by which a change or a reveal came about. */
public enum Channel {
    /** An administrator's request. */
    ADMIN_API,
    /** Somebody's request in their own matter. */
    SELF_SERVICE,
    /** A directory. */
    SOURCE,
    /** A file. */
    IMPORT,
    /** A job over many people. */
    JOB,
    /** Something done at a device. */
    DEVICE,
    /** Another service of the suite, on behalf of nobody we know. */
    SERVICE,
    /** The passing of time. */
    TIMER;

    private static final String OF_A_DEVICE = "platen.mfd.";
    private static final String OF_AN_IMPORT = "platen.identity.credentials-imported.";

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Channel of(Event event) {
        if (event.type().startsWith(OF_AN_IMPORT)) {
            return IMPORT;
        }
        if (event.type().startsWith(OF_A_DEVICE)) {
            return DEVICE;
        }
        return event.origin() == null ? SERVICE : SOURCE;
    }
}
