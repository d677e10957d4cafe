package platen.gateway.budgets.domain;

import java.util.Optional;

/**
 * What a budget is kept for: the whole organisation, a site, or the network address of devices that stand at no named site.
 *
 * @param text tells it from every other of the organisation
 */
public record Place(String text) {

    public static final Place ORGANISATION = new Place("organisation");

    private static final String SITE = "site:";
    private static final String ADDRESS = "address:";

    public static Place site(String name) {
        return new Place(SITE + name);
    }

    public static Place address(String address) {
        return new Place(ADDRESS + address);
    }

    /** The site's name or the address; empty for the whole organisation. */
    public Optional<String> site() {
        return equals(ORGANISATION) ? Optional.empty() : Optional.of(text.substring(text.indexOf(':') + 1));
    }
}
