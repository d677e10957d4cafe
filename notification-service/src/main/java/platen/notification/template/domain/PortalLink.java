package platen.notification.template.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a portal mail leads: an absolute web address. */
public record PortalLink(String url) {

    private static final Set<String> SCHEMES = Set.of("https", "http");

    /** The link, or nothing when the setting is empty or no web address. */
    public static Optional<PortalLink> of(@Nullable String setting) {
        if (setting == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(setting.strip());
            return uri.getScheme() != null
                            && SCHEMES.contains(uri.getScheme())
                            && uri.getHost() != null
                            && uri.getUserInfo() == null
                    ? Optional.of(new PortalLink(uri.toASCIIString()))
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
