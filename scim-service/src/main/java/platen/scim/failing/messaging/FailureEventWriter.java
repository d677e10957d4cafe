package platen.scim.failing.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.EventOrigin;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.failing.RefusalReason;
import platen.scim.failing.domain.RecentWrites;

/** Writes {@code directory.run}; the key is the source. */
@ApplicationScoped
public class FailureEventWriter {

    private static final String SOURCE = "scim";

    private final Outbox outbox;

    FailureEventWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    public Uni<Void> failing(
            OrganisationTransaction transaction,
            RecentWrites writes,
            Instant since,
            List<RefusalReason> reasons,
            @Nullable String noticeAddress) {
        var body = new ProvisioningFailing(SOURCE, noticeAddress, since, writes.all(), writes.refused(), reasons);
        return outbox.append(
                transaction,
                OutgoingEvent.of("directory.run", SOURCE, "platen.directory.provisioning-failing.v1", body)
                        // Nothing but the clock has caused it.
                        .causedBy(UUID.randomUUID().toString())
                        .from(new EventOrigin(SOURCE, null, null)));
    }
}
