package platen.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestTokensTest {

    @Test
    void carryOrganisationRoleAndAudience() {
        UUID organisation = UUID.randomUUID();

        assertThat(claims(TestTokens.admin(organisation)))
                .contains("\"organisation\":\"" + organisation + "\"", "\"groups\":[\"admin\"]", "\"aud\":\"platen\"");
    }

    @Test
    void anOperatorHasNoOrganisation() {
        assertThat(claims(TestTokens.operator())).contains("operator").doesNotContain("organisation");
    }

    private static String claims(String token) {
        int start = token.indexOf('.') + 1;
        byte[] payload = Base64.getUrlDecoder().decode(token.substring(start, token.indexOf('.', start)));
        return new String(payload, StandardCharsets.UTF_8);
    }
}
