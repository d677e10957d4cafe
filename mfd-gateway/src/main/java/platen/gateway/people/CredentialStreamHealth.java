package platen.gateway.people;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** An interrupted stream makes logins stale, not impossible: it is told, and nothing is restarted for it. */
@Wellness
@ApplicationScoped
class CredentialStreamHealth implements HealthCheck {

    private final CredentialStream stream;

    CredentialStreamHealth(CredentialStream stream) {
        this.stream = stream;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stream")
                .up()
                .withData("state", stream.interrupted() ? "interrupted" : "ok")
                .withData("partitions", stream.partitions())
                .build();
    }
}
