package platen.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers.Handler;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.channel.domain.AnnouncedField;
import platen.notification.channel.domain.AnnouncedType;
import platen.notification.channel.domain.Announcement;

/**
 * Tells every channel of the events in {@link AnnouncedType}, within the transaction that records the event: once for each event, and not at all
 * when an owner only repeats its state.
 */
@ApplicationScoped
public class AnnounceEvents {

    private static final int LONGEST_TEXT = 200;

    private final List<Channel> channels;
    private final ObjectMapper mapper;
    private final Clock clock;

    AnnounceEvents(@All List<Channel> channels, ObjectMapper mapper, Clock clock) {
        this.channels = channels;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** The same effect, and then the announcement; none when the event is held back. */
    public <T> Handler<T> after(Handler<T> effect) {
        return (event, data, tx) -> effect.handle(event, data, tx).call(outcome -> switch (outcome) {
            case Outcome.Done done -> announce(tx, event);
            case Outcome.HoldBack later -> Uni.createFrom().voidItem();
        });
    }

    /** For an event that has no other effect here. */
    public Uni<Outcome> only(Event event, JsonNode data, OrganisationTransaction tx) {
        return announce(tx, event).replaceWith(Outcome.DONE);
    }

    /** For events of this service's own, which get their ids only later: an announcement has one of its own. */
    public Uni<Void> own(OrganisationTransaction tx, List<OutgoingEvent> events) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (OutgoingEvent event : events) {
            told = told.chain(() -> announce(
                    tx, event.type(), UUID.randomUUID().toString(), clock.instant(), mapper.valueToTree(event.data())));
        }
        return told;
    }

    private Uni<Void> announce(OrganisationTransaction tx, Event event) {
        return event.republished()
                ? Uni.createFrom().voidItem()
                : announce(tx, event.type(), event.id(), event.time(), event.data());
    }

    private Uni<Void> announce(OrganisationTransaction tx, String eventType, String id, Instant time, JsonNode data) {
        return AnnouncedType.ofEvent(eventType)
                .map(type -> tell(tx, new Announcement(id, type.label(), time, tx.organisation(), copied(type, data))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(OrganisationTransaction tx, Announcement announcement) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (Channel channel : channels) {
            told = told.chain(() -> channel.accept(tx, announcement));
        }
        return told;
    }

    static Map<String, Object> copied(AnnouncedType type, JsonNode data) {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (AnnouncedField field : type.fields()) {
            JsonNode value = data;
            for (String step : field.path()) {
                value = value.path(step);
            }
            scalar(value).ifPresent(found -> copy.put(field.label(), found));
        }
        return copy;
    }

    private static Optional<Object> scalar(JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue().replace("\0", "");
            return Optional.of(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Optional.of(value.longValue());
        }
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }
}
