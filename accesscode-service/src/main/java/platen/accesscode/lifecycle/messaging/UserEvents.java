package platen.accesscode.lifecycle.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.selfservice.domain.Subject;
import platen.kit.crypto.Sealed;

/** The events of {@code identity.user}, as far as they matter here. */
final class UserEvents {

    private UserEvents() {}

    /**
     * @param handedOver kinds of credentials that their holders give up by the same import
     */
    record UserCreated(
            User user,
            @Nullable Credentials credentials,
            @Nullable Observed observation,
            @Nullable List<String> handedOver) {

        boolean handsOver(CredentialKind kind) {
            return handedOver != null && handedOver.contains(kind.slug());
        }
    }

    /** A person's state has changed. */
    record UserChanged(User user) {}

    record UserDeleted(UUID userId) {}

    record DirectoryCredentialsObserved(
            UUID userId,
            String source,
            String externalId,
            UUID observationId,
            boolean primary,
            @Nullable Credentials credentials) {}

    /**
     * @param actor the administrator whose import it is: the subject of their token
     * @param notifies whether people are told
     * @param handedOver kinds of credentials that their holders give up by the same import
     */
    record CredentialsImported(
            UUID userId,
            UUID importId,
            @Nullable String actor,
            @JsonProperty("notify") boolean notifies,
            @Nullable ImportedCredentials credentials,
            @Nullable Observed observation,
            @Nullable List<String> handedOver) {

        boolean handsOver(CredentialKind kind) {
            return handedOver != null && handedOver.contains(kind.slug());
        }
    }

    /** A credential left out is one that the import has no column for. */
    record ImportedCredentials(
            @Nullable Credential accessCode, @Nullable CardList cards) {}

    record CardList(String state, @Nullable List<Sealed> sealed) {}

    /**
     * @param codePolicy name of the policy override that holds for the person
     * @param subjects all their sign-ins; null when nothing is said of them
     */
    record User(
            UUID userId,
            String state,
            @Nullable String codePolicy,
            @Nullable List<SignIn> subjects) {

        @Nullable
        List<Subject> signIns() {
            return subjects == null
                    ? null
                    : subjects.stream()
                            .map(signIn -> new Subject(signIn.issuer(), signIn.sub()))
                            .toList();
        }
    }

    record SignIn(String issuer, String sub) {}

    /** What a source's sealed values are bound to. */
    record Observed(String source, String externalId, UUID observationId) {}

    /** A credential left out is one that the source does not manage. */
    record Credentials(
            @Nullable Credential accessCode, @Nullable Credential card) {}

    record Credential(String state, @Nullable Sealed sealed) {}
}
