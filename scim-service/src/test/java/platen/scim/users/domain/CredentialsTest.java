package platen.scim.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final CredentialState HELD = new CredentialState.Held("7k-qz42", "7KQZ42");

    @Test
    void staysAsItIsWhereNothingIsSaid() {
        var credentials = new Credentials(HELD, CredentialState.CLEARED);

        assertThat(credentials.after(Credentials.Asserted.NOTHING)).isEqualTo(credentials);
    }

    @Test
    void takesWhatIsSaidOfEachByItself() {
        var credentials = new Credentials(HELD, CredentialState.UNMANAGED);
        var asserted = new Credentials.Asserted(Optional.of(CredentialState.CLEARED), Optional.empty());

        assertThat(credentials.after(asserted))
                .isEqualTo(new Credentials(CredentialState.CLEARED, CredentialState.UNMANAGED));
    }

    @Test
    void neverPrintsAValue() {
        assertThat(new Credentials(HELD, HELD).toString()).doesNotContain("7k").doesNotContain("7K");
    }
}
