package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import platen.kit.organisation.OrganisationTransaction;

/** The event types a listener understands, each with its body type and what to do. Types not listed are passed over. */
public final class EventHandlers {

    /** Does an event's effect within the transaction that also records it in the inbox. */
    @FunctionalInterface
    public interface Handler<T> {
        Uni<Outcome> handle(Event event, T data, OrganisationTransaction transaction);
    }

    record Typed<T>(Class<T> dataType, Handler<T> handler) {}

    private final Map<String, Typed<?>> byType = new HashMap<>();

    private EventHandlers() {}

    public static EventHandlers none() {
        return new EventHandlers();
    }

    public <T> EventHandlers on(String type, Class<T> dataType, Handler<T> handler) {
        byType.put(type, new Typed<>(dataType, handler));
        return this;
    }

    boolean understands(String type) {
        return byType.containsKey(type);
    }

    Uni<Outcome> handle(Event event, EventJson json, OrganisationTransaction transaction) {
        Typed<?> typed = byType.get(event.type());
        return typed == null ? Uni.createFrom().item(Outcome.DONE) : handle(typed, event, json, transaction);
    }

    private <T> Uni<Outcome> handle(Typed<T> typed, Event event, EventJson json, OrganisationTransaction transaction) {
        return typed.handler().handle(event, json.data(event, typed.dataType()), transaction);
    }
}
