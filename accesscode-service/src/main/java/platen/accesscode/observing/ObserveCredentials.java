package platen.accesscode.observing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.issuing.domain.SuppliedCode;
import platen.accesscode.observing.domain.Observation;
import platen.accesscode.observing.domain.SourceWord;
import platen.accesscode.observing.persistence.Observations;
import platen.accesscode.people.PersonChange;
import platen.accesscode.secrets.FingerprintedValue;
import platen.accesscode.secrets.Fingerprints;

/** Hears what a source says of a person's credentials and lets it act when it is news. */
@ApplicationScoped
public class ObserveCredentials {

    /** What a source says of both credentials. */
    public record Words(SourceWord accessCode, SourceWord card) {

        public static final Words NONE = new Words(SourceWord.SILENT, SourceWord.SILENT);
    }

    private final Observations observations;
    private final SourceCodes codes;
    private final SourceCards cards;
    private final Fingerprints fingerprints;

    ObserveCredentials(Observations observations, SourceCodes codes, SourceCards cards, Fingerprints fingerprints) {
        this.observations = observations;
        this.codes = codes;
        this.cards = cards;
        this.fingerprints = fingerprints;
    }

    /** Of somebody new; the source that brought them decides. */
    public Uni<Void> first(PersonChange change, String source, Words words) {
        return record(change, source, CredentialKind.ACCESS_CODE, words.accessCode(), true)
                .chain(() -> record(change, source, CredentialKind.CARD, words.card(), true))
                .chain(() -> codes.first(change, source, words.accessCode()))
                .chain(() -> cards.apply(change, source, words.card()));
    }

    /** Of somebody known. */
    public Uni<Void> later(PersonChange change, String source, boolean primary, Words words) {
        SourceWord code = words.accessCode();
        SourceWord card = words.card();
        return hear(change, source, CredentialKind.ACCESS_CODE, code, primary, () -> codes.later(change, source, code))
                .chain(() -> hear(
                        change, source, CredentialKind.CARD, card, primary, () -> cards.apply(change, source, card)));
    }

    /** Of somebody deleted. */
    public Uni<Void> forget(PersonChange change) {
        return observations.forget(change.transaction(), change.user());
    }

    private Uni<Void> hear(
            PersonChange change,
            String source,
            CredentialKind kind,
            SourceWord word,
            boolean primary,
            Supplier<Uni<Void>> act) {
        if (word instanceof SourceWord.Silent) {
            return Uni.createFrom().voidItem();
        }
        FingerprintedValue value = value(kind, word);
        List<Fingerprint> candidates =
                value == null ? List.of() : fingerprints.candidates(change.organisation(), value);
        return observations
                .last(change.transaction(), change.user(), source, kind)
                .chain(last -> switch (Observation.next(last, candidates, primary)) {
                    case PASS -> complete(change, source, kind, word, last);
                    case RECORD -> record(change, source, kind, word, false);
                    case ACT -> record(change, source, kind, word, true).chain(() -> act.get());
                });
    }

    /** Writes down again what is no news when it was kept without its value. */
    private Uni<Void> complete(
            PersonChange change, String source, CredentialKind kind, SourceWord word, @Nullable Observation last) {
        return last != null && last.bare()
                ? record(change, source, kind, word, last.applied())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> record(
            PersonChange change, String source, CredentialKind kind, SourceWord word, boolean applied) {
        return word instanceof SourceWord.Silent
                ? Uni.createFrom().voidItem()
                : observations.record(change.transaction(), change.user(), source, kind, value(kind, word), applied);
    }

    /** Whatever the policy says of trivial codes: that it has changed does not make the same word news (R2). */
    private static @Nullable FingerprintedValue value(CredentialKind kind, SourceWord word) {
        if (!(word instanceof SourceWord.Value(String raw, var handedOver))) {
            return null;
        }
        return switch (kind) {
            case ACCESS_CODE ->
                SuppliedCode.read(raw, true) instanceof SuppliedCode.Accepted(var code)
                        ? FingerprintedValue.of(code)
                        : FingerprintedValue.refused(kind, raw);
            case CARD ->
                CardNumber.read(raw) instanceof CardNumber.Reading.Accepted(var number)
                        ? FingerprintedValue.of(number)
                        : FingerprintedValue.refused(kind, raw);
        };
    }
}
