package platen.google.connection.domain;

import java.util.EnumSet;
import java.util.Set;

/** What an organisation lets a run do without asking. */
public record Guards(Guard removals, Guard disables, Guard codeClears, Guard cardClears, Guard emailChanges) {

    public static final Guards DEFAULT =
            new Guards(Guard.DEFAULT, Guard.DEFAULT, Guard.DEFAULT, Guard.DEFAULT, Guard.DEFAULT);

    public Guard of(GuardClass wanted) {
        return switch (wanted) {
            case REMOVAL -> removals;
            case DISABLE -> disables;
            case CODE_CLEAR -> codeClears;
            case CARD_CLEAR -> cardClears;
            case EMAIL_CHANGE -> emailChanges;
        };
    }

    /**
     * The classes of a plan that must wait.
     *
     * @param planned by the run
     * @param applied within the last 24 hours without approval: a slow leak is one too
     * @param linked people published and not removed
     */
    public Set<GuardClass> held(ClassCounts planned, ClassCounts applied, long linked) {
        Set<GuardClass> held = EnumSet.noneOf(GuardClass.class);
        for (GuardClass each : GuardClass.values()) {
            long count = (long) planned.of(each) + applied.of(each);
            if (planned.of(each) > 0 && of(each).holds(count, linked)) {
                held.add(each);
            }
        }
        return held;
    }
}
