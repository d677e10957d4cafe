package platen.gateway.budgets.domain;

import java.time.Instant;

/**
 * What was spent of an allowance in the window that is open.
 *
 * @param times with the one just counted
 * @param at a moment in the window
 */
public record Spent(Allowance allowance, long times, Instant at) {

    /** Nothing is left of it. */
    public boolean usedUp() {
        return times >= allowance.most();
    }

    /** The one just counted was one too many. */
    public boolean exceeded() {
        return times > allowance.most();
    }

    public Instant since() {
        return allowance.span().beginOf(at);
    }

    public Instant until() {
        return allowance.span().endOf(at);
    }
}
