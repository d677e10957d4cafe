package platen.accesscode.heartbeat;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;
import platen.accesscode.CredentialEvents;
import platen.kit.messaging.EventPublisher;

/**
 * Says once a second, on every partition of the credential stream, that the stream runs. A gateway that misses it knows
 * that its read model may be out of date.
 */
@ApplicationScoped
public class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final String TYPE = "platen.accesscode.heartbeat.v1";

    private final EventPublisher publisher;
    private final Clock clock;

    Heartbeat(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        String beat = "{\"type\":\"" + TYPE + "\",\"time\":\"" + clock.instant() + "\"}";
        return publisher
                .partitions(CredentialEvents.TOPIC)
                .chain(partitions -> Multi.createFrom()
                        .range(0, partitions)
                        .onItem()
                        .transformToUniAndMerge(partition -> publisher.signal(CredentialEvents.TOPIC, partition, beat))
                        .collect()
                        .last())
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("No heartbeat: %s", failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }
}
