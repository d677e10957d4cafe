package platen.local;

import java.util.List;

/** The two organisations every local stack has: one to try things in, one to see that they stay apart. */
public enum DemoOrganisation {
    FIRST("demo", "Demo School", "demo.example", "C01demo00", ""),
    SECOND("second", "Second School", "second.example", "C02second", "2");

    private final String key;
    private final String title;
    private final String domain;
    private final String googleCustomer;
    private final String suffix;

    DemoOrganisation(String key, String title, String domain, String googleCustomer, String suffix) {
        this.key = key;
        this.title = title;
        this.domain = domain;
        this.googleCustomer = googleCustomer;
        this.suffix = suffix;
    }

    /** Short name in file names and state. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public String domain() {
        return domain;
    }

    /** Google's customer id of its directory. */
    public String googleCustomer() {
        return googleCustomer;
    }

    /** The Google administrator that the service account speaks for. */
    public String googleAdministrator() {
        return "it-admin@" + domain;
    }

    /** {@code admin} is {@code admin2} in the second organisation: account names are global. */
    public String account(String role) {
        return role + suffix;
    }

    public String administrator() {
        return account("admin");
    }

    public static List<DemoOrganisation> all() {
        return List.of(values());
    }
}
