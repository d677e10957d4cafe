package platen.scim;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;

/** The addresses that identity providers see. */
@ApplicationScoped
public class PublicAddress {

    private final ScimConfig config;

    PublicAddress(ScimConfig config) {
        this.config = config;
    }

    /**
     * Where an organisation's SCIM resources are, without a slash at the end.
     *
     * @param requested the server's root as the request named it
     */
    public String tenantUrl(URI requested, UUID organisation) {
        String root = config.publicUrl().orElse(requested).toString();
        String base = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return base + "/scim/v2/" + organisation;
    }
}
