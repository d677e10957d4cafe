package platen.accesscode.lifecycle.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.importing.ApplyImport.ImportedWords;
import platen.accesscode.importing.domain.ImportedCards;
import platen.accesscode.lifecycle.messaging.UserEvents.CardList;
import platen.accesscode.lifecycle.messaging.UserEvents.Credential;
import platen.accesscode.lifecycle.messaging.UserEvents.Credentials;
import platen.accesscode.lifecycle.messaging.UserEvents.CredentialsImported;
import platen.accesscode.lifecycle.messaging.UserEvents.ImportedCredentials;
import platen.accesscode.lifecycle.messaging.UserEvents.Observed;
import platen.accesscode.observing.ObserveCredentials.Words;
import platen.accesscode.observing.domain.SourceWord;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.UnsealFailed;
import platen.kit.crypto.Unsealer;
import platen.kit.messaging.Event;
import platen.kit.messaging.PoisonEvent;

/**
 * Opens what an event says of credentials. What does not open parks the person's key rather than counting as refused: a
 * wrong key must not cost a whole organisation its codes.
 */
@ApplicationScoped
public class SealedCredentials {

    /** Version that a value without a source is bound to: it is for the person's first code. */
    private static final long FIRST = 1;

    private final Unsealer unsealer;

    SealedCredentials(Unsealer unsealer) {
        this.unsealer = unsealer;
    }

    /** Of a source. */
    Words open(Event event, Observed observed, @Nullable Credentials credentials) {
        return open(event, observed, credentials, false);
    }

    /**
     * Of a source.
     *
     * @param handedOver whether a code of somebody else's is about to be given up
     */
    Words open(Event event, Observed observed, @Nullable Credentials credentials, boolean handedOver) {
        return open(
                credentials,
                handedOver,
                kind -> SealContext.directory(
                        event.organisation(),
                        observed.source(),
                        observed.externalId(),
                        observed.observationId(),
                        kind.slug()));
    }

    /** Of an administrator's import. */
    ImportedWords open(Event event, CredentialsImported imported) {
        ImportedCredentials credentials = imported.credentials();
        if (credentials == null) {
            return new ImportedWords(SourceWord.SILENT, ImportedCards.SILENT);
        }
        Function<CredentialKind, SealContext> context = kind -> {
            Observed by = imported.observation();
            return by == null
                    ? SealContext.event(event.type(), event.organisation(), imported.userId(), FIRST)
                    : SealContext.directory(
                            event.organisation(), by.source(), by.externalId(), by.observationId(), kind.slug());
        };
        return new ImportedWords(
                word(
                        credentials.accessCode(),
                        context.apply(CredentialKind.ACCESS_CODE),
                        imported.handsOver(CredentialKind.ACCESS_CODE)),
                cards(
                        credentials.cards(),
                        context.apply(CredentialKind.CARD),
                        imported.handsOver(CredentialKind.CARD)));
    }

    private ImportedCards cards(@Nullable CardList cards, SealContext context, boolean handedOver) {
        if (cards == null) {
            return ImportedCards.SILENT;
        }
        return switch (cards.state()) {
            case "cleared" -> ImportedCards.NONE;
            case "set" ->
                new ImportedCards.These(
                        boxes(cards).stream().map(box -> open(box, context)).toList(), handedOver);
            default -> throw new PoisonEvent("Cards are neither cleared nor set");
        };
    }

    private static List<Sealed> boxes(CardList cards) {
        List<Sealed> boxes = cards.sealed();
        if (boxes == null || boxes.isEmpty()) {
            throw new PoisonEvent("Cards are set, but have no value");
        }
        return boxes;
    }

    /** Of an administrator who made the person. */
    Words open(Event event, UUID user, @Nullable Credentials credentials) {
        return open(credentials, false, kind -> SealContext.event(event.type(), event.organisation(), user, FIRST));
    }

    private Words open(
            @Nullable Credentials credentials, boolean handedOver, Function<CredentialKind, SealContext> context) {
        if (credentials == null) {
            return Words.NONE;
        }
        return new Words(
                word(credentials.accessCode(), context.apply(CredentialKind.ACCESS_CODE), handedOver),
                word(credentials.card(), context.apply(CredentialKind.CARD), false));
    }

    private SourceWord word(@Nullable Credential credential, SealContext context, boolean handedOver) {
        if (credential == null) {
            return SourceWord.SILENT;
        }
        return switch (credential.state()) {
            case "cleared" -> SourceWord.CLEARED;
            case "set" -> new SourceWord.Value(open(credential.sealed(), context), handedOver);
            default -> throw new PoisonEvent("A credential is neither cleared nor set");
        };
    }

    private String open(@Nullable Sealed sealed, SealContext context) {
        if (sealed == null) {
            throw new PoisonEvent("A credential is set, but has no value");
        }
        try {
            return unsealer.openText(sealed, context);
        } catch (UnsealFailed failure) {
            throw new PoisonEvent(String.valueOf(failure.getMessage()), failure);
        }
    }
}
