package platen.gateway.budgets.domain;

/**
 * How often something may happen within each window of time.
 *
 * @param what tells this count from every other of the organisation
 */
public record Allowance(String what, Span span, int most) {}
