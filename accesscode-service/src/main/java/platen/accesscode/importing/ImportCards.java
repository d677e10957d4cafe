package platen.accesscode.importing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import platen.accesscode.cards.RegisterCard;
import platen.accesscode.cards.RegisterCard.Registration;
import platen.accesscode.cards.RemoveCard;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.domain.CardTerms;
import platen.accesscode.cards.domain.Removal;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.importing.domain.ImportedCards;
import platen.accesscode.people.PersonChange;

/** What an import does to a person's cards: those it names are theirs, the others go. */
@ApplicationScoped
class ImportCards {

    private static final CredentialKind KIND = CredentialKind.CARD;

    private final RegisterCard register;
    private final RemoveCard remove;
    private final Conflicts conflicts;

    ImportCards(RegisterCard register, RemoveCard remove, Conflicts conflicts) {
        this.register = register;
        this.remove = remove;
        this.conflicts = conflicts;
    }

    Uni<Void> apply(PersonChange change, ImportedCards cards) {
        return switch (cards) {
            case ImportedCards.Silent silent -> Uni.createFrom().voidItem();
            case ImportedCards.These these -> apply(change, these);
        };
    }

    /** A number that breaks a rule may be a card of theirs mistyped, so then nothing is taken away. */
    private Uni<Void> apply(PersonChange change, ImportedCards.These these) {
        Set<CardNumber> named = new LinkedHashSet<>();
        List<String> broken = new ArrayList<>();
        for (String number : these.raw()) {
            switch (CardNumber.read(number)) {
                case CardNumber.Reading.Accepted(CardNumber card) -> named.add(card);
                case CardNumber.Reading.Refused(String rule) -> broken.add(rule);
            }
        }
        Uni<Void> all = conflicts.withdraw(change, KIND);
        for (String rule : broken) {
            all = all.chain(() -> conflicts.refuse(change, KIND, ApplyImport.SOURCE, rule));
        }
        if (broken.isEmpty()) {
            all = all.chain(() -> remove.removeAll(change, Removal.BY_ADMIN, card -> !named.contains(card.number())));
        }
        for (CardNumber number : named) {
            all = all.chain(() -> take(change, number, these.handedOver()));
        }
        return all;
    }

    private Uni<Void> take(PersonChange change, CardNumber number, boolean handedOver) {
        return register.register(change, number, CardOrigin.IMPORTED, CardTerms.NONE)
                .chain(registration -> switch (registration) {
                    case Registration.Registered registered -> Uni.createFrom().voidItem();
                    case Registration.Known known -> Uni.createFrom().voidItem();
                    case Registration.Taken taken
                    when handedOver -> conflicts.await(change, number, ApplyImport.SOURCE);
                    case Registration.Taken taken -> conflicts.add(change, number, ApplyImport.SOURCE);
                    case Registration.LimitReached full ->
                        conflicts.refuse(change, KIND, ApplyImport.SOURCE, RegisterCard.LIMIT_REACHED);
                });
    }
}
