package platen.kit.messaging;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.EventCounts.Fate;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Processes what was polled at once: the keys side by side, each event in a transaction of its own, or, where the listener's
 * handlers take many, all events of an organisation in one transaction. When that fails, its halves are tried, down to one event
 * alone: so one bad event costs some transactions and spoils nobody else's effect.
 *
 * <p>Whatever is tried has ended for all its events before later ones of their keys begin.
 */
@ApplicationScoped
class InboxBatches {

    private static final Logger LOG = Logger.getLogger(InboxBatches.class);

    /** As many connections a topic may take of those a service has. */
    private static final int AT_ONCE = 4;

    /** A record and what is in it. */
    private record Read(ConsumerRecord<@Nullable String, @Nullable String> record, Event event) {}

    /** Processes a record alone; fails only when the service stops. */
    @FunctionalInterface
    interface Alone extends Function<ConsumerRecord<@Nullable String, @Nullable String>, Uni<Void>> {}

    private final OrganisationTransactions transactions;
    private final InboxRows rows;
    private final ParkedEvents parked;
    private final ParkedEventReplay replay;
    private final EventCounts counts;
    private final EventJson json;
    private final EventTraces traces;

    InboxBatches(
            OrganisationTransactions transactions,
            InboxRows rows,
            ParkedEvents parked,
            ParkedEventReplay replay,
            EventCounts counts,
            EventJson json,
            EventTraces traces) {
        this.transactions = transactions;
        this.rows = rows;
        this.parked = parked;
        this.replay = replay;
        this.counts = counts;
        this.json = json;
        this.traces = traces;
    }

    /** Completes when all records have been processed. */
    Uni<Void> receive(
            List<ConsumerRecord<@Nullable String, @Nullable String>> records, TopicListener listener, Alone alone) {
        if (records.size() < 2 || !listener.handlers().takeMany()) {
            return oneByOne(records, alone);
        }
        List<Read> readable = new ArrayList<>();
        Set<String> unreadable = new HashSet<>();
        records.forEach(record -> {
            try {
                readable.add(new Read(record, json.read(listener.topic(), record.key(), record.value())));
            } catch (PoisonEvent poison) {
                LOG.debugf("A record of %s cannot be read", listener.topic());
                unreadable.add(String.valueOf(record.key()));
            }
        });
        Map<UUID, List<Read>> byOrganisation = readable.stream()
                .filter(read ->
                        !unreadable.contains(String.valueOf(read.record().key())))
                .filter(read -> listener.handlers().understands(read.event().type()))
                .collect(Collectors.groupingBy(
                        read -> read.event().organisation(), LinkedHashMap::new, Collectors.toList()));
        // A key with a record that cannot be read is about to be parked, and all its records with it.
        var others = records.stream()
                .filter(record -> unreadable.contains(String.valueOf(record.key())))
                .toList();
        return oneByOne(others, alone)
                .chain(() -> sideBySide(byOrganisation.values(), group -> together(group, listener, alone)));
    }

    private static Uni<Void> oneByOne(List<ConsumerRecord<@Nullable String, @Nullable String>> records, Alone alone) {
        Map<String, List<ConsumerRecord<@Nullable String, @Nullable String>>> byKey = records.stream()
                .collect(Collectors.groupingBy(
                        record -> String.valueOf(record.key()), LinkedHashMap::new, Collectors.toList()));
        return sideBySide(byKey.values(), ofKey -> inOrder(ofKey, alone));
    }

    private static <T> Uni<Void> sideBySide(Collection<T> all, Function<T, Uni<Void>> process) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(one -> process.apply(one))
                .merge(AT_ONCE)
                .collect()
                .last();
    }

    private static <T> Uni<Void> inOrder(Collection<T> all, Function<T, Uni<Void>> process) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(one -> process.apply(one))
                .collect()
                .last();
    }

    private Uni<Void> together(List<Read> group, TopicListener listener, Alone alone) {
        if (group.size() == 1) {
            return alone.apply(group.getFirst().record());
        }
        return transactions
                .in(group.getFirst().event().organisation(), transaction -> haveEffects(transaction, group, listener))
                .onItemOrFailure()
                .transformToUni((left, failure) ->
                        failure == null ? oneByOne(left, alone) : apart(group, listener, alone, failure));
    }

    /** What has to wait or is dropped, is so whatever it stands beside; else it may be one of them that spoils it for the others. */
    private Uni<Void> apart(List<Read> group, TopicListener listener, Alone alone, Throwable failure) {
        LOG.debugf("%d events of %s do not go together: %s", group.size(), listener.topic(), failure.toString());
        if (failure instanceof HeldBack || Inbox.passes(failure) || DeletedOrganisation.causes(failure)) {
            return oneByOne(records(group), alone);
        }
        int half = group.size() / 2;
        return together(group.subList(0, half), listener, alone)
                .chain(() -> together(group.subList(half, group.size()), listener, alone));
    }

    /** Returns the records of keys that are parked, which nothing was done about. */
    private Uni<List<ConsumerRecord<@Nullable String, @Nullable String>>> haveEffects(
            OrganisationTransaction transaction, List<Read> group, TopicListener listener) {
        List<String> keys = group.stream().map(read -> read.event().key()).toList();
        return transaction
                .planEachTime()
                .chain(() -> parked.lockedParked(transaction, listener.topic(), keys))
                .chain(parkedKeys -> {
                    Predicate<Read> isParked =
                            read -> parkedKeys.contains(read.event().key());
                    List<Event> free = group.stream()
                            .filter(isParked.negate())
                            .map(Read::event)
                            .toList();
                    return admit(transaction, free, listener)
                            .replaceWith(records(group.stream().filter(isParked).toList()));
                });
    }

    private static List<ConsumerRecord<@Nullable String, @Nullable String>> records(List<Read> group) {
        return group.stream().map(Read::record).toList();
    }

    private Uni<Void> admit(OrganisationTransaction transaction, List<Event> events, TopicListener listener) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rows.admit(transaction, events).chain(admissions -> {
            if (admissions.released()) {
                transaction.afterCommit(replay::wake);
            }
            transaction.afterCommit(() -> committed(events, admissions.admitted()));
            return traced(transaction, admissions.admitted(), listener.handlers());
        });
    }

    /** Each event has a span of its own, as long as all take together: what it brings about is on its trace and no other's. */
    private Uni<Void> traced(OrganisationTransaction transaction, List<Event> events, EventHandlers handlers) {
        List<Span> spans = new ArrayList<>(events.size());
        for (Event event : events) {
            Span span = traces.process(event);
            transaction.follow(event.id(), span.getSpanContext());
            spans.add(span);
        }
        return EventTraces.until(spans, handle(transaction, events, handlers));
    }

    private void committed(List<Event> events, List<Event> admitted) {
        admitted.forEach(Inbox::committed);
        String topic = events.getFirst().topic();
        counts.count(topic, Fate.APPLIED, admitted.size());
        counts.count(topic, Fate.REPEATED, events.size() - admitted.size());
    }

    /** The first of each key together, as far as the handlers take many; the others in order. */
    private Uni<Void> handle(OrganisationTransaction transaction, List<Event> events, EventHandlers handlers) {
        Set<String> begun = new HashSet<>();
        Map<String, List<Event>> many = events.stream()
                .filter(event -> begun.add(event.key()))
                .filter(event -> handlers.takeMany(event.type()))
                .collect(Collectors.groupingBy(Event::type, LinkedHashMap::new, Collectors.toList()));
        Set<Event> done = Collections.newSetFromMap(new IdentityHashMap<>());
        many.values().forEach(done::addAll);
        return inOrder(
                        many.entrySet(),
                        ofType -> handlers.handleMany(ofType.getKey(), ofType.getValue(), json, transaction)
                                .invoke(alone -> alone.forEach(done::remove))
                                .replaceWithVoid())
                .chain(() -> inOrder(
                        events.stream().filter(event -> !done.contains(event)).toList(),
                        event -> handlers.handle(event, json, transaction)));
    }
}
