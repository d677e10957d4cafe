package platen.accesscode.conflicts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.conflicts.domain.WantedValue;
import platen.accesscode.conflicts.domain.WantedValue.Awaited;
import platen.accesscode.conflicts.messaging.RefusalEvents;
import platen.accesscode.conflicts.persistence.WantedValues;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.people.PersonChange;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Keeps what was supplied and could not be taken: values of somebody else, which stay wanted, and refused ones, which do not. */
@ApplicationScoped
public class Conflicts {

    /** Why a card was not taken: there is no event of its own for it. */
    private static final String CARD_TAKEN = "card-already-taken";

    private final OrganisationTransactions transactions;
    private final WantedValues wanted;
    private final RefusalEvents events;
    private final Fingerprints fingerprints;
    private final Audit audit;
    private final Clock clock;
    private final AccessCodeConfig config;

    Conflicts(
            OrganisationTransactions transactions,
            WantedValues wanted,
            RefusalEvents events,
            Fingerprints fingerprints,
            Audit audit,
            Clock clock,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.wanted = wanted;
        this.events = events;
        this.fingerprints = fingerprints;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** The code stays with its holder; this person wants it. */
    public Uni<Void> add(PersonChange change, AccessCode code, UUID holder, String source) {
        WantedValue value = value(change, CredentialKind.ACCESS_CODE, source, code.value(), null);
        return wanted.add(change.transaction(), value, fingerprints.of(change.organisation(), code))
                .call(() -> events.conflicted(change, holder, source))
                .call(() -> audit(change, Action.ACCESS_CODE_CONFLICTED, "code-already-taken"));
    }

    /** The card stays with its holder; this person wants it. */
    public Uni<Void> add(PersonChange change, CardNumber number, String source) {
        WantedValue value = value(change, CredentialKind.CARD, source, number.value(), null);
        return wanted.add(change.transaction(), value, fingerprints.of(change.organisation(), number))
                .call(() -> refuse(change, CredentialKind.CARD, source, CARD_TAKEN));
    }

    /**
     * The code is somebody's who is about to give it up; this person waits for it.
     *
     * @param firstCode whether they have not been told of any code yet
     */
    public Uni<Void> await(PersonChange change, AccessCode code, String source, boolean firstCode) {
        Awaited awaited = awaited(firstCode);
        WantedValue value = value(change, CredentialKind.ACCESS_CODE, source, code.value(), awaited);
        return wanted.add(change.transaction(), value, fingerprints.of(change.organisation(), code));
    }

    /** The card is somebody's who is about to give it up; this person waits for it. */
    public Uni<Void> await(PersonChange change, CardNumber number, String source) {
        WantedValue value = value(change, CredentialKind.CARD, source, number.value(), awaited(false));
        return wanted.add(change.transaction(), value, fingerprints.of(change.organisation(), number));
    }

    /** The code that somebody waits for. */
    public Uni<@Nullable WantedValue> awaitedBy(PersonChange change, UUID user) {
        return wanted.awaited(change.transaction(), user);
    }

    /** What has been waited for in vain: nobody waits for it any more after this. */
    public Uni<List<WantedValue>> takeLate(OrganisationTransaction transaction, int most) {
        return wanted.takeLate(transaction, clock.instant(), most);
    }

    private Awaited awaited(boolean firstCode) {
        return new Awaited(clock.instant().plus(config.handoverPatience()), firstCode);
    }

    /** A value broke a rule and is not taken. */
    public Uni<Void> refuse(PersonChange change, CredentialKind kind, String source, String rule) {
        return events.refused(change, kind, source, rule).call(() -> audit(change, Action.CREDENTIAL_REFUSED, rule));
    }

    /** The person wants no value of that kind any more: somebody has decided otherwise. */
    public Uni<Void> withdraw(PersonChange change, CredentialKind kind) {
        return wanted.withdraw(change.transaction(), change.user(), kind);
    }

    /** Who has waited longest for a code that has just become free. */
    public Uni<@Nullable WantedValue> take(PersonChange change, AccessCode code) {
        return wanted.take(
                change.transaction(), CredentialKind.ACCESS_CODE, fingerprints.candidates(change.organisation(), code));
    }

    /** Who has waited longest for a card that has just become free. */
    public Uni<@Nullable WantedValue> take(PersonChange change, CardNumber number) {
        return wanted.take(
                change.transaction(), CredentialKind.CARD, fingerprints.candidates(change.organisation(), number));
    }

    public Uni<List<Conflict>> page(
            UUID organisation, Conflict.Filter filter, Conflict.@Nullable Place after, int limit) {
        return transactions.in(organisation, transaction -> wanted.page(transaction, filter, after, limit));
    }

    private WantedValue value(
            PersonChange change, CredentialKind kind, String source, String value, @Nullable Awaited awaited) {
        return new WantedValue(
                UUID.randomUUID(),
                change.user(),
                kind,
                source,
                value,
                clock.instant(),
                change.cause().notifies(),
                awaited);
    }

    private Uni<Void> audit(PersonChange change, Action action, String reason) {
        return audit.record(change.transaction(), change.cause(), action, change.user(), Note.of(reason));
    }
}
