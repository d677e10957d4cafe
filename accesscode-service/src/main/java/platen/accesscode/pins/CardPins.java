package platen.accesscode.pins;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.persistence.People;
import platen.accesscode.pins.domain.CardPin;
import platen.accesscode.pins.domain.Pin;
import platen.accesscode.pins.domain.PinHash;
import platen.accesscode.pins.messaging.PinEvents;
import platen.accesscode.pins.persistence.PinRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * A person's PIN, one for all their cards: it is known by heart, so there is none to confuse with another. Nobody else's
 * credentials are touched, so a lock on the person is enough.
 */
@ApplicationScoped
public class CardPins {

    /** What came of a change. */
    public sealed interface Result {

        record Changed(CardPin pin) implements Result {}

        /**
         * @param rule slug of the rule the PIN breaks
         */
        record Refused(String rule) implements Result {}

        /** Try again in a moment. */
        record Busy() implements Result {}

        record Stale() implements Result {}

        record PersonInactive() implements Result {}

        record UnknownPerson() implements Result {}
    }

    private static final Logger LOG = Logger.getLogger(CardPins.class);
    private static final Duration BUSY_PAUSE = Duration.ofMillis(100);
    private static final int BUSY_RETRIES = 10;

    private final OrganisationTransactions transactions;
    private final People people;
    private final PinRows pins;
    private final HashPin hashing;
    private final PinEvents events;
    private final Audit audit;
    private final Clock clock;

    CardPins(
            OrganisationTransactions transactions,
            People people,
            PinRows pins,
            HashPin hashing,
            PinEvents events,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.pins = pins;
        this.hashing = hashing;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether there is one; null when there is no such person. */
    public Uni<@Nullable CardPin> show(UUID organisation, UUID user) {
        return transactions.in(
                organisation,
                transaction -> people.find(transaction, user)
                        .chain(person -> person == null || person.isDeleted()
                                ? Uni.createFrom().nullItem()
                                : pins.of(transaction, user)));
    }

    /** Looks first, without a lock, whether the PIN can be set at all: hashing it costs a tenth of a second. */
    public Uni<Result> set(UUID organisation, UUID user, String raw, LongPredicate expected, Cause cause) {
        return switch (Pin.read(raw)) {
            case Pin.Reading.Refused(String rule) -> Uni.createFrom().item(new Result.Refused(rule));
            case Pin.Reading.Accepted(Pin pin) -> set(organisation, user, pin, expected, cause);
        };
    }

    private Uni<Result> set(UUID organisation, UUID user, Pin pin, LongPredicate expected, Cause cause) {
        return transactions
                .in(
                        organisation,
                        transaction -> people.find(transaction, user)
                                .chain(person -> ifPossible(transaction, person, expected, this::unchanged)))
                .chain(possible -> possible instanceof Result.Changed
                        ? hashing.hash(pin).chain(hash -> write(organisation, user, hash, expected, cause))
                        : Uni.createFrom().item(possible))
                .onFailure(HashPin.Busy.class)
                .recoverWithItem(busy -> new Result.Busy());
    }

    private Uni<Result> unchanged(CardPin pin) {
        return Uni.createFrom().item(new Result.Changed(pin));
    }

    private Uni<Result> write(UUID organisation, UUID user, PinHash hash, LongPredicate expected, Cause cause) {
        return transactions.in(
                organisation,
                transaction -> people.lock(transaction, user)
                        .chain(person -> ifPossible(
                                transaction,
                                person,
                                expected,
                                pin -> replace(transaction, pin, hash, cause).map(Result.Changed::new))));
    }

    /**
     * Sets the PIN that its holder has chosen at a device. Nobody waits for an answer: one that breaks a rule, or comes when
     * another has been set meanwhile, is told in the log of this service and not taken.
     *
     * @param version it is to have
     */
    public Uni<Void> choose(OrganisationTransaction transaction, UUID user, String raw, long version, Cause cause) {
        Uni<Result> chosen = switch (Pin.read(raw)) {
            case Pin.Reading.Refused(String rule) -> Uni.createFrom().item(new Result.Refused(rule));
            case Pin.Reading.Accepted(Pin pin) ->
                people.lock(transaction, user)
                        .chain(person -> ifPossible(
                                transaction,
                                person,
                                before -> before == version - 1,
                                before -> hashing.hash(pin)
                                        .onFailure(HashPin.Busy.class)
                                        .retry()
                                        .withBackOff(BUSY_PAUSE)
                                        .atMost(BUSY_RETRIES)
                                        .chain(hash -> replace(transaction, before, hash, cause)
                                                .map(Result.Changed::new))));
        };
        return chosen.invoke(result -> {
                    if (!(result instanceof Result.Changed)) {
                        LOG.infof(
                                "A PIN chosen at a device is not taken: %s. organisationId=%s userId=%s",
                                result.getClass().getSimpleName(), transaction.organisation(), user);
                    }
                })
                .replaceWithVoid();
    }

    /** Removing what is not there changes nothing. */
    public Uni<Result> remove(UUID organisation, UUID user, LongPredicate expected, Cause cause) {
        return transactions.in(
                organisation,
                transaction -> people.lock(transaction, user)
                        .chain(person -> ifPossible(
                                transaction,
                                person,
                                expected,
                                pin -> pin.isSet()
                                        ? replace(transaction, pin, null, cause).map(Result.Changed::new)
                                        : unchanged(pin))));
    }

    /** Of somebody deleted. */
    public Uni<Void> forget(OrganisationTransaction transaction, UUID user, Cause cause) {
        return pins.of(transaction, user)
                .chain(pin -> pin.isSet()
                        ? replace(transaction, pin, null, cause).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    /** For a gateway that lost it, or missed that it was removed. The caller holds the person's lock. */
    public Uni<Void> repeat(OrganisationTransaction transaction, UUID user, Cause cause) {
        return pins.of(transaction, user)
                .chain(pin -> pin.version() == 0 ? Uni.createFrom().voidItem() : events.set(transaction, pin, cause));
    }

    private Uni<Result> ifPossible(
            OrganisationTransaction transaction,
            @Nullable Person person,
            LongPredicate expected,
            Function<CardPin, Uni<Result>> step) {
        if (person == null || person.isDeleted()) {
            return Uni.createFrom().item(new Result.UnknownPerson());
        }
        if (!person.isActive()) {
            return Uni.createFrom().item(new Result.PersonInactive());
        }
        return pins.of(transaction, person.id())
                .chain(pin -> expected.test(pin.version())
                        ? step.apply(pin)
                        : Uni.createFrom().item(new Result.Stale()));
    }

    private Uni<CardPin> replace(
            OrganisationTransaction transaction, CardPin before, @Nullable PinHash hash, Cause cause) {
        CardPin next = before.next(hash, clock.instant());
        Action action = next.isSet() ? Action.CARD_PIN_SET : Action.CARD_PIN_REMOVED;
        return pins.write(transaction, next)
                .chain(() -> events.set(transaction, next, cause))
                .chain(() -> audit.record(transaction, cause, action, next.user(), Note.ofVersion(next.version())))
                .replaceWith(next);
    }
}
