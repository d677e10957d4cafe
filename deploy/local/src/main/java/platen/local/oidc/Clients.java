package platen.local.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import platen.local.http.Request;

/** The registered clients: one confidential client per service and for each page, a public one for the command line. */
public final class Clients {

    /** Confidential: the page on which people see their own code. */
    public static final String MY_CODE = "platen-my-code";

    /** Confidential: the page on which people confirm a card. */
    public static final String CARD_LINKS = "platen-card-links";

    /** Public: the {@code platen} command and people's scripts. */
    public static final String COMMAND_LINE = "platen-cli";

    private static final String NONE = "";

    /** An empty secret marks a public client. */
    record Client(String id, String secret) {
        boolean confidential() {
            return !secret.isEmpty();
        }
    }

    private final Map<String, String> secrets;
    private final Map<String, Set<String>> redirects;

    /** {@code secrets} by client id; {@code redirects} of the clients that have theirs registered. */
    public Clients(Map<String, String> secrets, Map<String, Set<String>> redirects) {
        this.secrets = Map.copyOf(secrets);
        this.redirects = Map.copyOf(redirects);
    }

    /** Who has registered no redirect URI may be sent back to any on this machine. */
    boolean mayGoTo(String id, String redirectUri) {
        Set<String> registered = redirects.get(id);
        return registered == null || registered.contains(redirectUri);
    }

    boolean known(String id) {
        return id.equals(COMMAND_LINE) || secrets.containsKey(id);
    }

    /** The caller of the token endpoint, by Basic header or form fields (RFC 6749 2.3.1). */
    Optional<Client> authenticate(Request request, Map<String, String> form) {
        String[] basic = basic(request);
        String id = basic.length == 2 ? basic[0] : form.getOrDefault("client_id", NONE);
        String secret = basic.length == 2 ? basic[1] : form.getOrDefault("client_secret", NONE);
        if (id.equals(COMMAND_LINE)) {
            return Optional.of(new Client(id, NONE));
        }
        String expected = secrets.get(id);
        return expected != null && Accounts.same(expected, secret)
                ? Optional.of(new Client(id, expected))
                : Optional.empty();
    }

    private static String[] basic(Request request) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .map(value -> Base64.getDecoder().decode(value.substring(6).trim()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split(":", 2))
                .orElseGet(() -> new String[0]);
    }
}
