package platen.accesscode.bulk.domain;

import java.util.Locale;

/** Where a job stands. At most one job of an organisation is open. */
public enum JobState {
    QUEUED,
    RUNNING,
    PAUSED,
    FINISHED,
    CANCELLED,
    FAILED;

    /** Whether it may still change codes. */
    public boolean isOpen() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED -> true;
            case FINISHED, CANCELLED, FAILED -> false;
        };
    }

    /** As the API, events and the database have it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
