package platen.gateway.settings.domain;

/** How many refused guesses an organisation, and each of its sites, stands before code-only logins step up. */
public record Budget(int perMinute, int perDay, int sitePerMinute, int sitePerDay) {

    public static final Budget DEFAULT = new Budget(60, 2000, 20, 600);
}
