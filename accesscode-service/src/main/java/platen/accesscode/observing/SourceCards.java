package platen.accesscode.observing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.RegisterCard;
import platen.accesscode.cards.RegisterCard.Registration;
import platen.accesscode.cards.RemoveCard;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.domain.CardTerms;
import platen.accesscode.cards.domain.Removal;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.observing.domain.SourceWord;
import platen.accesscode.people.PersonChange;

/** What a source's word does to a person's cards. A source has one card of each person and never touches the others. */
@ApplicationScoped
public class SourceCards {

    private static final CredentialKind KIND = CredentialKind.CARD;

    private final RegisterCard register;
    private final RemoveCard remove;
    private final Conflicts conflicts;

    SourceCards(RegisterCard register, RemoveCard remove, Conflicts conflicts) {
        this.register = register;
        this.remove = remove;
        this.conflicts = conflicts;
    }

    /** The word is news and its source decides. */
    public Uni<Void> apply(PersonChange change, String source, SourceWord word) {
        return switch (word) {
            case SourceWord.Silent silent -> Uni.createFrom().voidItem();
            case SourceWord.Cleared cleared ->
                conflicts.withdraw(change, KIND).chain(() -> removeBut(change, source, null));
            case SourceWord.Value(String raw, var handedOver) ->
                switch (CardNumber.read(raw)) {
                    case CardNumber.Reading.Refused(String rule) ->
                        conflicts.withdraw(change, KIND).chain(() -> conflicts.refuse(change, KIND, source, rule));
                    case CardNumber.Reading.Accepted(CardNumber number) ->
                        conflicts
                                .withdraw(change, KIND)
                                .chain(() -> removeBut(change, source, number))
                                .chain(() -> take(change, source, number));
                };
        };
    }

    private Uni<Void> removeBut(PersonChange change, String source, @Nullable CardNumber kept) {
        CardOrigin origin = CardOrigin.suppliedBy(source);
        return remove.removeAll(
                change,
                Removal.BY_SOURCE,
                card -> card.origin().equals(origin) && !card.number().equals(kept));
    }

    private Uni<Void> take(PersonChange change, String source, CardNumber number) {
        return register.register(change, number, CardOrigin.suppliedBy(source), CardTerms.NONE)
                .chain(registration -> switch (registration) {
                    case Registration.Registered registered -> Uni.createFrom().voidItem();
                    case Registration.Known known -> Uni.createFrom().voidItem();
                    case Registration.Taken taken -> conflicts.add(change, number, source);
                    case Registration.LimitReached full ->
                        conflicts.refuse(change, KIND, source, RegisterCard.LIMIT_REACHED);
                });
    }
}
