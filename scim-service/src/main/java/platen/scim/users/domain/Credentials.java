package platen.scim.users.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Both credentials of a user. */
public record Credentials(CredentialState accessCode, CredentialState card) {

    public static final Credentials UNMANAGED = new Credentials(CredentialState.UNMANAGED, CredentialState.UNMANAGED);

    /** What a request says of them; empty where it says nothing. */
    public record Asserted(Optional<CredentialState> accessCode, Optional<CredentialState> card) {

        public static final Asserted NOTHING = new Asserted(Optional.empty(), Optional.empty());

        public Asserted without(CredentialKind kind) {
            return switch (kind) {
                case ACCESS_CODE -> new Asserted(Optional.empty(), card);
                case CARD -> new Asserted(accessCode, Optional.empty());
            };
        }
    }

    public Credentials after(Asserted asserted) {
        return new Credentials(
                asserted.accessCode().orElse(accessCode), asserted.card().orElse(card));
    }

    /** The words for those that are not the same. */
    public List<String> differing(Credentials other) {
        return Arrays.stream(CredentialKind.values())
                .filter(kind -> !of(kind).equals(other.of(kind)))
                .map(CredentialKind::word)
                .toList();
    }

    public CredentialState of(CredentialKind kind) {
        return switch (kind) {
            case ACCESS_CODE -> accessCode;
            case CARD -> card;
        };
    }
}
