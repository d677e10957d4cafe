package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.messaging.AccessCodeEvents;

/** Seals the codes of a batch for their mails, on all processors: most of what a job that mails costs. */
@ApplicationScoped
class SealCodes {

    private final AccessCodeEvents events;
    private final int processors = Runtime.getRuntime().availableProcessors();

    SealCodes(AccessCodeEvents events) {
        this.events = events;
    }

    /**
     * Codes with their boxes.
     *
     * @param took processor time, whatever was done side by side
     */
    record SealedCodes(List<Renewal> renewals, Duration took) {}

    Uni<SealedCodes> seal(UUID organisation, List<Renewal> renewals) {
        if (renewals.isEmpty()) {
            return Uni.createFrom().item(new SealedCodes(renewals, Duration.ZERO));
        }
        int share = Math.ceilDiv(renewals.size(), processors);
        List<Uni<SealedCodes>> parts = new ArrayList<>();
        for (int from = 0; from < renewals.size(); from += share) {
            List<Renewal> part = renewals.subList(from, Math.min(from + share, renewals.size()));
            parts.add(Uni.createFrom()
                    .item(() -> sealAll(organisation, part))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
        }
        return Uni.join()
                .all(parts)
                .andFailFast()
                .map(done -> new SealedCodes(
                        done.stream()
                                .map(SealedCodes::renewals)
                                .flatMap(Collection::stream)
                                .toList(),
                        done.stream().map(SealedCodes::took).reduce(Duration.ZERO, Duration::plus)));
    }

    private SealedCodes sealAll(UUID organisation, List<Renewal> renewals) {
        long begin = System.nanoTime();
        List<Renewal> boxed = renewals.stream()
                .map(renewal -> renewal.next() instanceof HeldCode.Active active
                        ? renewal.with(events.seal(organisation, renewal.user(), active))
                        : renewal)
                .toList();
        return new SealedCodes(boxed, Duration.ofNanos(System.nanoTime() - begin));
    }
}
