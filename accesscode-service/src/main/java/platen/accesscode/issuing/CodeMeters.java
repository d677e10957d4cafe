package platen.accesscode.issuing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.issuing.messaging.AccessCodeEvents.Retirement;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Counts codes issued and people whose code stopped working, by reason as events have it ({@code platen.codes.issued},
 * {@code platen.codes.retired}), and what stood in the way of a code ({@code platen.codes.conflicts}). What is published again is not
 * counted again. All counters are there from the start, so that rates begin at 0.
 */
@Startup
@ApplicationScoped
public class CodeMeters {

    /** What stood in the way of a code. */
    public enum Conflict {
        /** A directory or an import supplied somebody else's. */
        SUPPLIED,
        /** Somebody typed somebody else's. */
        TYPED,
        /** One that was drawn is in use or rests, or is a slip away from one that is. Not counted in jobs over all codes. */
        DRAWN,
        /** No free one was found, up to the greatest length. */
        EXHAUSTED;

        private String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<IssueReason, Counter> issued;
    private final Map<Retirement, Counter> retired;
    private final Map<Conflict, Counter> conflicts;

    CodeMeters(MeterRegistry meters) {
        this.issued = each(
                IssueReason.values(),
                reason -> Counter.builder("platen.codes.issued")
                        .description("Codes issued, by reason")
                        .tag("reason", reason.slug())
                        .register(meters));
        this.retired = each(
                Retirement.values(),
                reason -> Counter.builder("platen.codes.retired")
                        .description("People whose code stopped working, by reason")
                        .tag("reason", reason.slug())
                        .register(meters));
        this.conflicts = each(
                Conflict.values(),
                conflict -> Counter.builder("platen.codes.conflicts")
                        .description("What stood in the way of codes")
                        .tag("cause", conflict.tag())
                        .register(meters));
    }

    /** Once the transaction has committed. */
    public void issued(OrganisationTransaction transaction, IssueReason reason) {
        transaction.afterCommit(of(issued, reason)::increment);
    }

    /** Once the transaction has committed. */
    public void retired(OrganisationTransaction transaction, Retirement reason) {
        transaction.afterCommit(of(retired, reason)::increment);
    }

    /** Once the transaction has committed. */
    public void conflicted(OrganisationTransaction transaction, Conflict conflict) {
        transaction.afterCommit(() -> conflicted(conflict));
    }

    /** At once, since nothing need come of it. */
    public void conflicted(Conflict conflict) {
        of(conflicts, conflict).increment();
    }

    private static <K> Map<K, Counter> each(K[] keys, Function<K, Counter> counter) {
        return Arrays.stream(keys).collect(Collectors.toUnmodifiableMap(Function.identity(), counter));
    }

    private static <K> Counter of(Map<K, Counter> counters, K key) {
        return Objects.requireNonNull(counters.get(key));
    }
}
