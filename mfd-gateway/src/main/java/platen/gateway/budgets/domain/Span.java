package platen.gateway.budgets.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A length of time that a budget is for. Windows of it follow each other without a gap, by UTC. */
public enum Span {
    MINUTE("minute", ChronoUnit.MINUTES),
    HOUR("hour", ChronoUnit.HOURS),
    DAY("day", ChronoUnit.DAYS);

    private final String text;
    private final ChronoUnit unit;

    Span(String text, ChronoUnit unit) {
        this.text = text;
        this.unit = unit;
    }

    public String text() {
        return text;
    }

    /** When the window began that this moment is in. */
    public Instant beginOf(Instant moment) {
        return moment.truncatedTo(unit);
    }

    public Instant endOf(Instant moment) {
        return beginOf(moment).plus(1, unit);
    }
}
