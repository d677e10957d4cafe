package platen.gateway.settings.domain;

/** What becomes of a login that nobody can confirm while the stream of credential changes is interrupted. */
public enum StaleRule {
    ACCEPT,
    REFUSE
}
