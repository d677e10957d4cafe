package platen.gateway.people;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that knows nobody yet would turn everybody away: it gets no traffic. Whether it lives does not depend on this. */
@Readiness
@ApplicationScoped
class ReadModelHealth implements HealthCheck {

    private final LoadReadModel load;

    ReadModelHealth(LoadReadModel load) {
        this.load = load;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("read-model").status(load.loaded()).build();
    }
}
