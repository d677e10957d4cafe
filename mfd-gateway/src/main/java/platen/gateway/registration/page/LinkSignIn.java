package platen.gateway.registration.page;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import platen.kit.crypto.SecretTokens;
import platen.kit.issuers.SignInPage;

/** Pages under an address that ends with a token, which begins with the organisation. */
abstract sealed class LinkSignIn implements SignInPage permits CardLinkSignIn, PhoneLoginSignIn {

    private final String root;
    private final String tenant;

    /**
     * @param root first segment of the path, with its slash
     */
    LinkSignIn(String root, String tenant) {
        this.root = root;
        this.tenant = tenant;
    }

    @Override
    public String tenant() {
        return tenant;
    }

    boolean serves(RoutingContext request) {
        String path = request.normalizedPath();
        return path.equals(root) || path.startsWith(root + "/");
    }

    @Override
    public Optional<UUID> organisation(RoutingContext request) {
        String path = request.normalizedPath();
        return SecretTokens.parse(path.substring(path.lastIndexOf('/') + 1)).map(SecretTokens.Presented::organisation);
    }
}
