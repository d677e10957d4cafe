package platen.gateway.sessions;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.RefusalReason;

/**
 * How logins end and how long each took to be decided: {@code platen.logins}, tagged with the kind of credential, {@code accepted},
 * {@code refused} or {@code throttled}, and of a refusal the reason an administrator sees.
 */
@ApplicationScoped
class LoginMeters {

    private static final String NO_CAUSE = "none";

    private final Clock clock;
    private final Timer.Builder logins = Timer.builder("platen.logins").description("Logins, by how they were decided");
    private final MeterRegistry meters;

    LoginMeters(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    void accepted(Attempt attempt) {
        record(attempt, "accepted", NO_CAUSE);
    }

    void refused(Attempt attempt, RefusalReason reason) {
        record(attempt, "refused", reason.text());
    }

    /** The device must wait; what was shown was not looked at. */
    void throttled(Attempt attempt) {
        record(attempt, "throttled", NO_CAUSE);
    }

    private void record(Attempt attempt, String outcome, String cause) {
        logins.withRegistry(meters)
                .withTags("type", attempt.kind().text(), "outcome", outcome, "cause", cause)
                .record(Duration.between(attempt.at(), clock.instant()));
    }
}
