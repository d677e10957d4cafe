package platen.accesscode.republishing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.Cause;
import platen.accesscode.cards.RepeatCards;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.messaging.AccessCodeEvents;
import platen.accesscode.issuing.messaging.AccessCodeEvents.Retirement;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.persistence.People;
import platen.accesscode.pins.CardPins;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Repeats which codes, cards and PINs work, for read models that lost them: the newest version of each, marked as repeated
 * and without the code itself. People are locked meanwhile, so that nothing older is said after something newer.
 */
@ApplicationScoped
public class RepublishCredentials {

    /** How far one repetition has come. */
    private static final class Place {
        private UUID after = new UUID(0, 0);
    }

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;
    private final People people;
    private final AccessCodes codes;
    private final RepeatCards cards;
    private final CardPins pins;
    private final AccessCodeEvents codeEvents;
    private final int batch;

    RepublishCredentials(
            OrganisationTransactions transactions,
            CodeSpaces spaces,
            People people,
            AccessCodes codes,
            RepeatCards cards,
            CardPins pins,
            AccessCodeEvents codeEvents,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.spaces = spaces;
        this.people = people;
        this.codes = codes;
        this.cards = cards;
        this.pins = pins;
        this.codeEvents = codeEvents;
        this.batch = config.republishBatch();
    }

    /** Returns how many people's credentials were repeated. */
    public Uni<Long> republish(UUID organisation, Cause cause) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Place(), place -> republishSome(organisation, cause, place))
                .whilst(people -> people == batch)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }

    /** Of the next people, one transaction; returns how many they were. */
    private Uni<Integer> republishSome(UUID organisation, Cause cause, Place place) {
        return transactions
                .in(
                        organisation,
                        transaction -> spaces.lock(transaction)
                                .chain(() -> people.lockSome(transaction, place.after, batch))
                                .call(found -> repeatAll(transaction, found, cause)))
                .invoke(found -> {
                    if (!found.isEmpty()) {
                        place.after = found.getLast().id();
                    }
                })
                .map(List::size);
    }

    private Uni<Void> repeatAll(OrganisationTransaction transaction, List<Person> found, Cause cause) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Person person : found) {
            all = all.chain(() -> repeatCode(transaction, person, cause))
                    .chain(() -> cards.of(transaction, person.id(), cause))
                    .chain(() -> pins.repeat(transaction, person.id(), cause));
        }
        return all;
    }

    private Uni<Void> repeatCode(OrganisationTransaction transaction, Person person, Cause cause) {
        return codes.of(transaction, person.id()).chain(held -> {
            if (held instanceof HeldCode.Active active) {
                return codeEvents.issued(transaction, person.id(), active, cause);
            }
            return person.codeVersion() == 0
                    ? Uni.createFrom().voidItem()
                    : codeEvents.retired(
                            transaction, person.id(), person.codeVersion(), Retirement.USER_DEACTIVATED, cause);
        });
    }
}
