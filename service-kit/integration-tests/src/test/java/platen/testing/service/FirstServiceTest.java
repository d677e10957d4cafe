package platen.testing.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestKeys;
import platen.testing.TestTokens;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class FirstServiceTest {

    @Test
    void theServiceAndTheTestSeeTheSameEngines() {
        var database = TestDatabase.ofThisRun();

        assertThat(setting("quarkus.datasource.jdbc.url")).endsWith("/" + database.value("select current_database()"));
        assertThat(setting("kafka.bootstrap.servers")).startsWith("127.0.0.1:");
        assertThat(TestTopics.ofThisRun().nameOf("identity.user"))
                .isEqualTo(setting("platen.topic-prefix") + "identity.user");
        assertThat(Path.of(setting("PLATEN_KEYS")))
                .isEqualTo(TestKeys.of("identity"))
                .exists();
    }

    @Test
    void takesTokensOfTheTestsIssuer() {
        String admin = TestTokens.admin(UUID.randomUUID());

        assertThat(RestAssured.given().auth().oauth2(admin).get("/who").asString())
                .isEqualTo("admin");
        assertThat(status(TestTokens.of(UUID.randomUUID(), "ana", "user"))).isEqualTo(403);
        assertThat(status(TestTokens.forAnotherAudience(UUID.randomUUID()))).isEqualTo(401);
    }

    @Test
    void sharesTheStartWithTheOtherTests() {
        String database = String.valueOf(TestDatabase.ofThisRun().value("select current_database()"));

        assertThat(database).isEqualTo(SharedStart.firstSeen(database));
    }

    private static int status(String token) {
        return RestAssured.given().auth().oauth2(token).get("/who").statusCode();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
