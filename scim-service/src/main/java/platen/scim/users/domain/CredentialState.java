package platen.scim.users.domain;

/** What the identity provider has said of a credential so far. */
public sealed interface CredentialState {

    CredentialState UNMANAGED = new Unmanaged();
    CredentialState CLEARED = new Cleared();

    /** Nothing: others may manage it. */
    record Unmanaged() implements CredentialState {}

    /** That there is none. */
    record Cleared() implements CredentialState {}

    /**
     * A value.
     *
     * @param written as the provider wrote it
     * @param canonical for comparing
     */
    record Held(String written, String canonical) implements CredentialState {

        @Override
        public String toString() {
            return "Held[…]";
        }
    }
}
