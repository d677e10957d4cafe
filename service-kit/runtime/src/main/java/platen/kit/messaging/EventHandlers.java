package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;

/** The event types a listener understands, each with its body type and what to do. Types not listed are passed over. */
public final class EventHandlers {

    /** Does an event's effect within the transaction that also records it in the inbox. */
    @FunctionalInterface
    public interface Handler<T> {
        Uni<Outcome> handle(Event event, T data, OrganisationTransaction transaction);
    }

    /** An event and its body. */
    public record Received<T>(Event event, T data) {}

    /** Has the effects of many events at once, within the transaction that also records them in the inbox. */
    @FunctionalInterface
    public interface ManyHandler<T> {

        /**
         * Returns those that are to be handled alone after all: that happens one after the other, in the same transaction, when this is done.
         *
         * @param received at least one; of one type, and each the first of its key that is due
         */
        Uni<List<Received<T>>> handle(List<Received<T>> received, OrganisationTransaction transaction);
    }

    record Typed<T>(
            Class<T> dataType, Handler<T> handler, @Nullable ManyHandler<T> many) {}

    private final Map<String, Typed<?>> byType = new HashMap<>();

    private EventHandlers() {}

    public static EventHandlers none() {
        return new EventHandlers();
    }

    public <T> EventHandlers on(String type, Class<T> dataType, Handler<T> handler) {
        byType.put(type, new Typed<>(dataType, handler, null));
        return this;
    }

    /**
     * As {@link #on(String, Class, Handler)}, for a type of which so many come that it pays to have their effects together.
     *
     * @param many has the effects that {@code handler} would have had on the same events in some order
     */
    public <T> EventHandlers on(String type, Class<T> dataType, Handler<T> handler, ManyHandler<T> many) {
        byType.put(type, new Typed<>(dataType, handler, many));
        return this;
    }

    boolean understands(String type) {
        return byType.containsKey(type);
    }

    /** Whether there is a type of which many are handled at once. */
    boolean takeMany() {
        return byType.values().stream().anyMatch(typed -> typed.many() != null);
    }

    boolean takeMany(String type) {
        Typed<?> typed = byType.get(type);
        return typed != null && typed.many() != null;
    }

    /** Fails with {@link HeldBack}, which rolls the inbox row and any part of the effect back, when the event must wait. */
    Uni<Void> handle(Event event, EventJson json, OrganisationTransaction transaction) {
        Typed<?> typed = byType.get(event.type());
        return typed == null
                ? Uni.createFrom().voidItem()
                : handle(typed, event, json, transaction).chain(outcome -> switch (outcome) {
                    case Outcome.Done done -> Uni.createFrom().voidItem();
                    case Outcome.HoldBack until -> Uni.createFrom().<Void>failure(new HeldBack(until));
                });
    }

    /** Handles events of a type that {@link #takeMany(String)}; returns those that are to be handled alone. */
    Uni<List<Event>> handleMany(String type, List<Event> events, EventJson json, OrganisationTransaction transaction) {
        return handleMany(Objects.requireNonNull(byType.get(type)), events, json, transaction);
    }

    private static <T> Uni<List<Event>> handleMany(
            Typed<T> typed, List<Event> events, EventJson json, OrganisationTransaction transaction) {
        List<Received<T>> received = events.stream()
                .map(event -> new Received<>(event, json.data(event, typed.dataType())))
                .toList();
        return Objects.requireNonNull(typed.many())
                .handle(received, transaction)
                .map(alone -> alone.stream().map(Received::event).toList());
    }

    private <T> Uni<Outcome> handle(Typed<T> typed, Event event, EventJson json, OrganisationTransaction transaction) {
        return typed.handler().handle(event, json.data(event, typed.dataType()), transaction);
    }
}
