package platen.scim;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Settings of this service. */
@ConfigMapping(prefix = "platen.scim")
public interface ScimConfig {

    /** Under which address identity providers reach this service; by default the one the request was sent to. */
    Optional<URI> publicUrl();
}
