package platen.kit.organisation;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import platen.kit.organisation.OrganisationDeletion.Progress;

/** Tells operations of the newest deletions of organisations: each by its id, and when nothing was left of it here. */
@Wellness
@ApplicationScoped
class DeletionHealth implements AsyncHealthCheck {

    private static final String NAME = "deleted-organisations";
    private static final int NEWEST = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final OrganisationDeletion deletion;

    DeletionHealth(OrganisationDeletion deletion) {
        this.deletion = deletion;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return deletion.newest(NEWEST)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(DeletionHealth::response)
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named(NAME)
                        .up()
                        .withData("state", "unknown")
                        .build());
    }

    private static HealthCheckResponse response(List<Progress> newest) {
        boolean underWay = newest.stream().anyMatch(deletion -> deletion.finishedAt() == null);
        var response = HealthCheckResponse.named(NAME).up().withData("state", underWay ? "under way" : "ok");
        newest.forEach(deletion -> response.withData(
                deletion.organisationId().toString(),
                deletion.finishedAt() == null
                        ? "under way"
                        : deletion.finishedAt().toString()));
        return response.build();
    }
}
