package platen.notification.mailing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.domain.Attempt;
import platen.notification.mailing.domain.BounceReason;
import platen.notification.mailing.domain.MailState;
import platen.notification.mailing.domain.WhyNot;

/**
 * Counts mails by how they ended ({@code platen.mails}: the state the log has, and the cause as events have it), each once and when
 * that is committed, and attempts to send one by what came of them ({@code platen.mail.attempts}). Test mails are not among them. The
 * former counters are there from the start, so that rates begin at 0.
 */
@Startup
@ApplicationScoped
public class MailMeters {

    private static final String NO_CAUSE = "none";

    private final MeterRegistry meters;
    private final Counter sent;
    private final Map<BounceReason, Counter> bounced;
    private final Map<WhyNot, Counter> suppressed;
    private final Counter.Builder attempts =
            Counter.builder("platen.mail.attempts").description("Attempts to send a mail, by what came of them");

    MailMeters(MeterRegistry meters) {
        this.meters = meters;
        this.sent = ended(MailState.SENT, NO_CAUSE);
        this.bounced = each(BounceReason.values(), reason -> ended(MailState.FAILED, reason.slug()));
        this.suppressed = each(WhyNot.values(), whyNot -> ended(whyNot.state(), whyNot.reason()));
    }

    public void sent(OrganisationTransaction tx) {
        tx.afterCommit(sent::increment);
    }

    public void bounced(OrganisationTransaction tx, BounceReason reason) {
        tx.afterCommit(() -> of(bounced, reason).increment());
    }

    public void suppressed(OrganisationTransaction tx, int mails, WhyNot whyNot) {
        tx.afterCommit(() -> of(suppressed, whyNot).increment(mails));
    }

    void attempted(Attempt attempt) {
        attempts.withRegistry(meters).withTag("outcome", word(attempt)).increment();
    }

    private Counter ended(MailState state, String cause) {
        return Counter.builder("platen.mails")
                .description("Mails, by how they ended")
                .tags("outcome", state.column(), "cause", cause)
                .register(meters);
    }

    private static String word(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Accepted accepted -> "accepted";
            case Attempt.RefusedForGood refused -> "refused-for-good";
            case Attempt.RefusedForNow refused -> "refused-for-now";
            case Attempt.Unreachable away -> "unreachable";
            case Attempt.NotRendered unwritten -> "not-rendered";
            case Attempt.Abandoned abandoned -> "abandoned";
        };
    }

    private static <K> Map<K, Counter> each(K[] keys, Function<K, Counter> counter) {
        return Arrays.stream(keys).collect(Collectors.toUnmodifiableMap(Function.identity(), counter));
    }

    private static <K> Counter of(Map<K, Counter> counters, K key) {
        return Objects.requireNonNull(counters.get(key));
    }
}
