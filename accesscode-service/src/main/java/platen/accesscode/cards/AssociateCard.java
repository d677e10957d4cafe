package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.cards.RegisterCard.Registration;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.domain.CardTerms;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** Makes a card that was tapped at a device its holder's. Nobody waits at the device for a refusal, so it is published. */
@ApplicationScoped
public class AssociateCard {

    private static final CredentialKind KIND = CredentialKind.CARD;

    /** Slug of the rule that who is inactive gets no card. */
    private static final String USER_INACTIVE = "user-inactive";

    private final PersonLocks locks;
    private final RegisterCard register;
    private final Conflicts conflicts;

    AssociateCard(PersonLocks locks, RegisterCard register, Conflicts conflicts) {
        this.locks = locks;
        this.register = register;
        this.conflicts = conflicts;
    }

    /**
     * A card and whose it is said to be.
     *
     * @param number as the reader sent it
     * @param source who says so: {@link CardOrigin#DEVICE} for the holder themselves, {@link CardOrigin#ADMINISTRATOR}
     */
    public record ProvenCard(UUID user, String number, String source) {

        @Override
        public String toString() {
            return "ProvenCard[" + user + "]";
        }
    }

    /** Held back while the organisation or the person is unknown. */
    public Uni<Outcome> associate(OrganisationTransaction transaction, ProvenCard proven, Cause cause) {
        return locks.lock(transaction, proven.user(), cause).chain(lock -> switch (lock) {
            case PersonLock.UnknownOrganisation unknown ->
                Uni.createFrom().item(new Outcome.HoldBack("identity.organisation", ""));
            case PersonLock.UnknownPerson unknown ->
                Uni.createFrom()
                        .item(new Outcome.HoldBack(
                                "identity.user", proven.user().toString()));
            case PersonLock.Locked(PersonChange change) ->
                change.person().isDeleted()
                        ? Uni.createFrom().item(Outcome.DONE)
                        : apply(change, proven).replaceWith(Outcome.DONE);
        });
    }

    private Uni<Void> apply(PersonChange change, ProvenCard proven) {
        if (!change.person().isActive()) {
            return conflicts.refuse(change, KIND, proven.source(), USER_INACTIVE);
        }
        return switch (CardNumber.read(proven.number())) {
            case CardNumber.Reading.Refused(String rule) -> conflicts.refuse(change, KIND, proven.source(), rule);
            case CardNumber.Reading.Accepted(CardNumber number) -> take(change, number, proven.source());
        };
    }

    private Uni<Void> take(PersonChange change, CardNumber number, String source) {
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
