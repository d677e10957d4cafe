package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.engines.RepositoryRoot;
import platen.local.demo.Demo;

/** The suite as an operator meets it: {@code ./platen up}, the story, and what happens when a part dies. */
class StackJourneyTest {

    private static LocalStack stack;

    @BeforeAll
    static void up() {
        stack = LocalStack.up();
    }

    @AfterAll
    static void down() {
        stack.close();
    }

    /** Mail catcher and directory are where codes and cards may stand, and nowhere else. */
    @Test
    void tellsTheStoryAndLeavesNoSecretInLogsTopicsOrDatabases() throws IOException, InterruptedException {
        List<String> secrets = new ArrayList<>();
        var told = new ByteArrayOutputStream();

        int status = Demo.of(stack.file(), new PrintStream(told, true, StandardCharsets.UTF_8), secrets::add)
                .run();

        assertThat(status).as(told.toString(StandardCharsets.UTF_8)).isZero();
        for (JsonNode organisation : stack.platenJson().path("organisations")) {
            secrets.add(organisation.at("/scim/token").asText());
            secrets.add(organisation.at("/mfd/deviceToken").asText());
            organisation
                    .at("/oidc/accounts")
                    .forEach(account -> secrets.add(account.path("password").asText()));
        }
        SecretSearch search = SecretSearch.through(stack);
        assertThat(search.placesWith("ana@demo.example"))
                .as("what the search sees")
                .isPositive();
        assertThat(secrets).hasSizeGreaterThan(20).doesNotContain("");
        assertThat(search.findings(secrets)).isEmpty();
    }

    /** With one mail per change, which the demo counts at its end. The death is reported while it lasts. */
    @ParameterizedTest
    @ValueSource(strings = {"identity", "accesscode", "sync-google", "scim", "mfd-gateway", "notification"})
    void theStoryOutlivesTheDeathOfAnyService(String service) {
        Platen.Running demo = stack.start("demo");
        await("the first steps")
                .atMost(Duration.ofSeconds(60))
                .until(() -> demo.read().contains(" ok "));

        stack.kill(service);
        Platen.Result restart;
        try {
            Platen.Result death = await("the death is noticed")
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> stack.run("status"),
                            status -> lineOf(service, status).contains("dead"));
            assertThat(death.status()).as(death.output()).isEqualTo(1);
            assertThat(death.output()).contains(service + ".log");
        } finally {
            // Whatever was seen: the tests after this one share the stack.
            restart = stack.run("restart", service);
        }

        assertThat(restart.status()).as(restart.output()).isZero();
        assertThat(stack.run("status").status()).isZero();
        Platen.Result story = demo.await();
        assertThat(story.status()).as(story.output()).isZero();
    }

    @Test
    void runsASecondStackBesideTheFirstAndGoesOnWithItsData() {
        try (LocalStack second = LocalStack.up()) {
            assertThat(second.run("status").status()).isZero();
            assertThat(stack.run("status").status()).isZero();
            var before = second.platenJson();
            assertThat(before.at("/organisation/id"))
                    .isNotEqualTo(stack.platenJson().at("/organisation/id"));
            second.close();
            assertThat(RepositoryRoot.find().resolve(Platen.ARCHIVING + "-service/target/quarkus-app/app.jsa"))
                    .isNotEmptyFile();

            second.upAgain();

            assertThat(second.platenJson()).isEqualTo(before);
            Platen.Result demo = second.run("demo");
            assertThat(demo.status()).as(demo.output()).isZero();
        }
    }

    @Test
    void saysWhichPortIsTakenAndLeavesNothingRunning() throws IOException {
        int base = stack.portBase() + 2_000;
        try (ServerSocket taken = new ServerSocket(base + 6, 1, InetAddress.getLoopbackAddress())) {
            Platen.Result up = Platen.run(
                    "up", "--detach", "--data", stack.data() + "-taken", "--port-base", Integer.toString(base));

            assertThat(up.status()).as(up.output()).isNotZero();
            assertThat(up.output()).contains("notification").contains(Integer.toString(taken.getLocalPort()));
        }
        assertThat(Platen.run("status", "--data", stack.data() + "-taken").status())
                .isNotZero();
    }

    @Test
    void givesTokensToTheDemoAccountsOnly() {
        assertThat(stack.run("token", "admin").output().trim()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(stack.run("token", "nobody").status()).isNotZero();
    }

    /** On the same stack, after everything above. */
    @Nested
    class MyCode extends MyCodeJourney {
        MyCode() {
            super(stack);
        }
    }

    /** As above. */
    @Nested
    class Panel extends PanelJourney {
        Panel() {
            super(stack);
        }
    }

    /** As above. */
    @Nested
    class Erasure extends ErasureJourney {
        Erasure() {
            super(stack);
        }
    }

    /** As above. */
    @Nested
    class Imports extends ImportJourney {
        Imports() {
            super(stack);
        }
    }

    /** As above. */
    @Nested
    class Client extends ClientJourney {
        Client() {
            super(stack);
        }
    }

    /** As above. */
    @Nested
    class Sources extends ThreeSourcesJourney {
        Sources() {
            super(stack);
        }
    }

    private static String lineOf(String part, Platen.Result status) {
        return status.output()
                .lines()
                .filter(line -> line.trim().startsWith(part + " "))
                .findFirst()
                .orElse("");
    }
}
