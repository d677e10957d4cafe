package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.messaging.CardEvents;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.people.domain.Person;
import platen.kit.organisation.OrganisationTransaction;

/** Stops a person's cards while they are inactive and brings the same ones back with them. */
@ApplicationScoped
public class SuspendCards {

    private final Cards cards;
    private final CardEvents events;
    private final Audit audit;

    SuspendCards(Cards cards, CardEvents events, Audit audit) {
        this.cards = cards;
        this.events = events;
        this.audit = audit;
    }

    public Uni<Void> stop(OrganisationTransaction transaction, Person person, Cause cause) {
        return cards.of(transaction, person.id())
                .chain(found -> oneByOne(
                        found.stream().filter(Card::works).toList(),
                        card -> cards.setState(transaction, card.stopped())
                                .chain(() -> events.removed(transaction, card, cause))
                                .chain(() -> audit(transaction, person, card, Action.CARD_STOPPED, cause))));
    }

    public Uni<Void> resume(OrganisationTransaction transaction, Person person, Cause cause) {
        return cards.of(transaction, person.id())
                .chain(found -> oneByOne(
                        found.stream().filter(card -> !card.works()).toList(),
                        card -> cards.setState(transaction, card.working())
                                .chain(() -> events.registered(transaction, card.working(), cause))
                                .chain(() -> audit(transaction, person, card, Action.CARD_REGISTERED, cause))));
    }

    private interface Step {
        Uni<Void> take(Card card);
    }

    private static Uni<Void> oneByOne(List<Card> cards, Step step) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Card card : cards) {
            all = all.chain(() -> step.take(card));
        }
        return all;
    }

    private Uni<Void> audit(OrganisationTransaction transaction, Person person, Card card, Action action, Cause cause) {
        Note note = Note.of(person.isActive() ? "deactivated" : "restored")
                .from(card.number().masked())
                .to(card.number().masked());
        return audit.record(transaction, cause, action, person.id(), note);
    }
}
