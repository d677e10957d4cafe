package platen.notification.webhooks.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A web address that may be named as a receiver, as far as its text tells; where its name leads, {@link CallableAddresses} decides.
 *
 * @param value as it was given
 * @param host in lower case: a name or an IPv4 address; IPv6 addresses are called by name only
 * @param target path and query
 */
public record WebhookUrl(String value, boolean secure, String host, int port, String target) {

    /** Longest that is accepted. */
    public static final int LONGEST = 1_000;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int MOST_PORT = 65_535;

    /** The address, or nothing when it is not an absolute one, or names a user, a fragment or an IPv6 address. */
    public static Optional<WebhookUrl> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        boolean usable = (scheme.equals("https") || scheme.equals("http"))
                && host != null
                && !host.endsWith(".")
                && !host.startsWith("[")
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getPort() != 0
                && uri.getPort() <= MOST_PORT
                && text.chars().allMatch(sign -> sign > ' ' && sign <= '~');
        return usable ? Optional.of(of(text, uri, scheme.equals("https"), String.valueOf(host))) : Optional.empty();
    }

    private static WebhookUrl of(String text, URI uri, boolean secure, String host) {
        int usual = secure ? HTTPS : HTTP;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new WebhookUrl(
                text,
                secure,
                host.toLowerCase(Locale.ROOT),
                uri.getPort() < 0 ? usual : uri.getPort(),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    /** Paths and queries of such addresses often hold a secret: kept out of logs. */
    @Override
    public String toString() {
        return "WebhookUrl[" + host + "]";
    }
}
