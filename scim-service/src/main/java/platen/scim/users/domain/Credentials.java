package platen.scim.users.domain;

import java.util.Optional;

/** Both credentials of a user. */
public record Credentials(CredentialState accessCode, CredentialState card) {

    public static final Credentials UNMANAGED = new Credentials(CredentialState.UNMANAGED, CredentialState.UNMANAGED);

    /** What a request says of them; empty where it says nothing. */
    public record Asserted(Optional<CredentialState> accessCode, Optional<CredentialState> card) {

        public static final Asserted NOTHING = new Asserted(Optional.empty(), Optional.empty());
    }

    public Credentials after(Asserted asserted) {
        return new Credentials(
                asserted.accessCode().orElse(accessCode), asserted.card().orElse(card));
    }

    public CredentialState of(CredentialKind kind) {
        return switch (kind) {
            case ACCESS_CODE -> accessCode;
            case CARD -> card;
        };
    }
}
