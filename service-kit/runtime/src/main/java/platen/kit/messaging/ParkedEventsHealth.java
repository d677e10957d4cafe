package platen.kit.messaging;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import platen.kit.messaging.ParkedEvents.ParkedCounts;
import platen.kit.organisation.OrganisationTransactions;

/** Parked keys make a service degraded, never down: other keys go on. */
@Wellness
@ApplicationScoped
class ParkedEventsHealth implements AsyncHealthCheck {

    /** Waiting a moment is normal: topics are not in step with each other. */
    private static final long WAITING_IS_NORMAL_SECONDS = 60;

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final OrganisationTransactions transactions;
    private final ParkedEvents parked;

    ParkedEventsHealth(OrganisationTransactions transactions, ParkedEvents parked) {
        this.transactions = transactions;
        this.parked = parked;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return transactions
                .asRelay(parked::counts)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(ParkedEventsHealth::response)
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named("parked-events")
                        .up()
                        .withData("state", "unknown")
                        .build());
    }

    private static HealthCheckResponse response(ParkedCounts counts) {
        boolean degraded = counts.poisonKeys() > 0 || counts.waitingSeconds() > WAITING_IS_NORMAL_SECONDS;
        return HealthCheckResponse.named("parked-events")
                .up()
                .withData("state", degraded ? "degraded" : "ok")
                .withData("poisonKeys", counts.poisonKeys())
                .withData("waitingKeys", counts.waitingKeys())
                .build();
    }
}
