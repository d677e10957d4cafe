package platen.notification.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.channel.Channel;
import platen.notification.channel.domain.Announcement;
import platen.notification.webhooks.persistence.DeliveryRows;

/** Keeps a delivery for each enabled webhook that wants a fact. */
@ApplicationScoped
public class WebhookChannel implements Channel {

    /** Of a test delivery: no event, and not to be picked. */
    static final String PING = "webhook.ping";

    private final DeliveryRows rows;
    private final SendDueDeliveries sender;
    private final ObjectMapper mapper;
    private final Clock clock;

    WebhookChannel(DeliveryRows rows, SendDueDeliveries sender, ObjectMapper mapper, Clock clock) {
        this.rows = rows;
        this.sender = sender;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public Uni<Void> accept(OrganisationTransaction tx, Announcement announcement) {
        return rows.queue(tx, announcement.id(), announcement.type(), written(announcement), clock.instant())
                .invoke(queued -> {
                    if (queued > 0) {
                        tx.afterCommit(sender::wake);
                    }
                })
                .replaceWithVoid();
    }

    /** Keeps a delivery that tells nothing, and returns its id. */
    Uni<UUID> ping(OrganisationTransaction tx, UUID webhook) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        Announcement ping = new Announcement(id.toString(), PING, now, tx.organisation(), Map.of());
        tx.afterCommit(sender::wake);
        return rows.queueOne(tx, id, webhook, PING, written(ping), now).replaceWith(id);
    }

    private String written(Announcement announcement) {
        try {
            return mapper.writeValueAsString(body(announcement));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A webhook's body cannot be written", impossible);
        }
    }

    /** The body of a delivery: a CloudEvent 1.0 in structured JSON. */
    public static Map<String, Object> body(Announcement announcement) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("specversion", "1.0");
        body.put("id", announcement.id());
        body.put("source", "/platen");
        body.put("type", announcement.type());
        body.put("time", announcement.time().toString());
        body.put("datacontenttype", "application/json");
        body.put("organisationid", announcement.organisation().toString());
        body.put("data", announcement.data());
        return body;
    }
}
