package platen.scim.failing.domain;

/**
 * What an identity provider has tried to write of late.
 *
 * @param refused of all
 */
public record RecentWrites(long all, long refused) {

    /** A few refusals are every day's; most of many are not. */
    public boolean areFailing(int least) {
        return all >= least && refused * 2 > all;
    }

    public boolean areWell() {
        return all > 0 && refused * 2 <= all;
    }
}
