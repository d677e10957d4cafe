package platen.scim;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of this service. */
@ConfigMapping(prefix = "platen.scim")
public interface ScimConfig {

    /** Under which address identity providers reach this service; by default the one the request was sent to. */
    Optional<URI> publicUrl();

    /** How long a cursor of a list (RFC 9865) may be used after it was given. */
    @WithDefault("PT1H")
    Duration cursorTimeout();

    /** How many requests per second a token may make in the long run, at each instance of the service. */
    @WithDefault("100")
    @Positive
    int requestsPerSecond();

    /** How many of them at once, after a pause. */
    @WithDefault("200")
    @Positive
    int requestBurst();

    /** So many writes within an hour are needed to judge whether an organisation's pushes fail. */
    @WithDefault("20")
    @Positive
    int failingWrites();
}
