package platen.identity.accesscode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where accesscode-service is and as whom it is asked. */
@ConfigMapping(prefix = "platen.identity.accesscode")
public interface AccessCodeServiceConfig {

    /** Its address, without a slash at the end. */
    String url();

    /** Who issues tokens. */
    Optional<String> authServerUrl();

    /** A client with the role {@code service}. */
    Optional<String> clientId();

    /** That client's secret. */
    Optional<String> clientSecret();

    /** Asked for with a token, if the provider wants one. */
    Optional<String> scope();

    /** How long an answer may take. */
    @WithDefault("PT20S")
    Duration patience();
}
