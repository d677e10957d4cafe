package platen.notification.webhooks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static platen.notification.webhooks.WebhookScenes.as;
import static platen.notification.webhooks.WebhookScenes.hook;
import static platen.notification.webhooks.WebhookScenes.isGenuine;

import io.quarkus.test.junit.QuarkusTest;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.testing.Log;
import platen.notification.testing.Receiver;
import platen.notification.testing.Receiver.Request;
import platen.notification.testing.School;
import platen.notification.testing.TestAuthority;
import platen.notification.testing.TestClock;
import platen.notification.testing.TestNames;
import platen.notification.testing.WithSmtpPort;
import platen.notification.webhooks.WebhookScenes.Hook;
import platen.testing.WithEngines;

/** What becomes of deliveries to receivers that refuse, hang, lead elsewhere or are somebody else: real web servers, over http and https. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class WebhookReceiversTest {

    private final School school = School.unknown();

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() {
        AtomicInteger tries = new AtomicInteger();
        try (Receiver receiver = Receiver.start()
                .answers(exchange ->
                        Receiver.status(tries.incrementAndGet() < 3 ? 503 : 200).answer(exchange))) {
            Hook hook = hook(school, receiver, "user.created");
            school.enrols("Ana Silva");

            Map<String, Object> delivery = hook.await("delivered");

            assertThat(delivery).containsEntry("attempts", 3).containsEntry("status", 200);
            assertThat(delivery.get("error")).isNull();
            assertThat(receiver.requests())
                    .hasSize(3)
                    .extracting(Request::id)
                    .containsOnly(String.valueOf(delivery.get("id")));
            assertThat(receiver.requests()).allMatch(request -> isGenuine(request, hook.secret()));
            assertThat(hook.shown().getString("failingSince")).isNull();
        }
    }

    @Test
    void failsAfterADayAndIsDeliveredAgainWhenAskedTo() {
        try (Receiver receiver =
                Receiver.start().answers(Receiver.status(400, "no\r\n\u001b[31mthanks\u202e " + "x".repeat(500)))) {
            Hook hook = hook(school, receiver, "user.created");
            school.enrols("Ana Silva");
            Map<String, Object> refused = hook.awaitError("status");
            assertThat(refused).containsEntry("status", 400);
            assertThat(String.valueOf(refused.get("answer")))
                    .startsWith("no [31mthanks x")
                    .hasSizeLessThanOrEqualTo(200);
            assertThat(hook.post("/deliveries/" + refused.get("id") + "/retry").statusCode())
                    .isEqualTo(409);
            assertThat(hook.shown().getString("failingSince")).isNotNull();

            TestClock.advance(Duration.ofHours(25));
            hook.await("failed");
            receiver.answers(Receiver.status(200));
            hook.post("/deliveries/" + refused.get("id") + "/retry").then().statusCode(202);

            assertThat(hook.await("delivered")).containsEntry("id", refused.get("id"));
            assertThat(receiver.requests()).extracting(Request::id).containsOnly(String.valueOf(refused.get("id")));
        }
    }

    @Test
    void disablesAWebhookThatIsGone() {
        try (Receiver receiver = Receiver.start().answers(Receiver.status(410))) {
            school.created("Demo School", "classic", null);
            Awaitility.await()
                    .until(() -> Log.database()
                                    .count("select count(*) from organisation where organisation_id = ?", school.id())
                            == 1);
            Hook hook = hook(school, receiver, "user.created");
            school.enrols("Ana Silva");

            assertThat(hook.await("failed")).containsEntry("error", "gone").containsEntry("attempts", 1);
            assertThat(Log.database()
                            .count(
                                    "select count(*) from mail where organisation_id = ? and template = 'webhook-disabled'",
                                    school.id()))
                    .isEqualTo(1);

            assertThat(hook.shown().getBoolean("enabled")).isFalse();
            assertThat(hook.shown().getString("disabledBecause")).isEqualTo("gone");
            assertThat(hook.post("/test").statusCode()).isEqualTo(409);
        }
    }

    @Test
    void disablesAWebhookThatFailsForFiveDays() {
        try (Receiver receiver = Receiver.start().answers(Receiver.status(500))) {
            Hook hook = hook(school, receiver, "user.created");
            school.enrols("Ana Silva");
            hook.awaitError("status");
            assertThat(hook.shown().getBoolean("enabled")).isTrue();

            hook.sets("failing_since = failing_since - interval '5 days'");

            Awaitility.await().until(() -> !hook.shown().getBoolean("enabled"));
            assertThat(hook.shown().getString("disabledBecause")).isEqualTo("failing");
            assertThat(hook.awaitError("webhook-disabled")).containsEntry("state", "failed");
            int before = receiver.requests().size();
            receiver.answers(Receiver.status(200));
            enable(hook, receiver);
            school.enrols("Bob Stone");
            receiver.await(before + 1);
            assertThat(hook.shown().getString("disabledBecause")).isNull();
        }
    }

    private static void enable(Hook hook, Receiver receiver) {
        as(hook.organisation())
                .header("If-Match", hook.etag())
                .body(WebhookScenes.wish(receiver.url(), "user.created"))
                .put("/api/v1/webhooks/" + hook.id())
                .then()
                .statusCode(200);
    }

    @Test
    void isNotKeptWaitingByASlowReceiver() {
        CountDownLatch released = new CountDownLatch(1);
        try (Receiver slow = Receiver.start().answers(exchange -> {
                    if (released.await(30, SECONDS)) {
                        Receiver.status(200).answer(exchange);
                    }
                });
                Receiver quick = Receiver.start()) {
            Hook hanging = hook(school, slow, "user.created");
            hook(school, quick, "user.created");
            School neighbour = School.unknown();
            hook(neighbour, quick, "user.created");
            IntStream.range(0, 12).forEach(number -> school.enrols("Person " + number));
            neighbour.enrols("Ana Silva");

            quick.await(13);

            assertThat(slow.mostUnderWay()).isLessThanOrEqualTo(8);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> hanging.deliveries().stream()
                            .anyMatch(delivery -> "timed-out".equals(delivery.get("error"))));
            released.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void readsNoMoreOfAnAnswerThanItMust(int status) {
        AtomicLong written = new AtomicLong();
        try (Receiver receiver = Receiver.start().answers(exchange -> {
            exchange.sendResponseHeaders(status, 0);
            byte[] part = new byte[8_192];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 100_000; i++) {
                    out.write(part);
                    written.addAndGet(part.length);
                }
            }
        })) {
            Hook hook = hook(school, receiver, "user.created");
            school.enrols("Ana Silva");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> hook.deliveries().stream().anyMatch(delivery -> delivery.get("status") != null));

            assertThat(hook.delivery()).containsEntry("status", status);
            assertThat(hook.delivery().get("state").equals("delivered")).isEqualTo(status == 200);
            // What the sockets' buffers hold comes on top of the 64 KB.
            assertThat(written.get()).isLessThan(50_000_000);
        }
    }

    @Test
    void followsNoRedirect() {
        try (Receiver inside = Receiver.start();
                Receiver receiver = Receiver.start().answers(exchange -> {
                    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + inside.port() + "/admin");
                    exchange.sendResponseHeaders(303, -1);
                })) {
            Hook hook = hook(school, receiver, "user.created");
            school.enrols("Ana Silva");

            assertThat(hook.awaitError("redirect")).containsEntry("status", 303);
            receiver.await(2);
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void callsTheAddressItHasCheckedAndNoOther() {
        try (Receiver receiver = Receiver.start()) {
            Hook hook = hook(school, receiver, "user.created");
            int asked = TestNames.asked(receiver.name());

            // The receiver listens there, too: only the check stands between.
            TestNames.lead(receiver.name(), "127.0.0.2");
            school.enrols("Ana Silva");
            assertThat(hook.awaitError("address-refused").get("status")).isNull();
            TestNames.lead(receiver.name(), "127.0.0.1", "169.254.169.254");
            Awaitility.await().until(() -> (int) hook.delivery().get("attempts") > 3);
            assertThat(receiver.requests()).isEmpty();

            TestNames.lead(receiver.name(), "127.0.0.1");
            Map<String, Object> delivery = hook.await("delivered");

            assertThat(receiver.requests()).hasSize(1);
            assertThat(TestNames.asked(receiver.name()) - asked).isEqualTo(delivery.get("attempts"));
        }
    }

    @Test
    void speaksTlsWithTheNameAndChecksTheCertificateAgainstIt() {
        try (Receiver receiver = Receiver.start(TestAuthority.context(), TestAuthority.NAME);
                Receiver impostor = Receiver.start(TestAuthority.context(), "other.hooks.example")) {
            Hook hook = hook(school, receiver, "user.created");
            Hook another = hook(school, impostor, "user.created");
            school.enrols("Ana Silva");

            assertThat(hook.await("delivered")).containsEntry("attempts", 1);
            assertThat(isGenuine(receiver.await(1).getFirst(), hook.secret())).isTrue();
            another.awaitError("tls");
            assertThat(impostor.requests()).isEmpty();
        }
    }

    @Test
    void saysWhenNobodyAnswers() {
        Receiver receiver = Receiver.start();
        Hook hook = hook(school, receiver, "user.created");
        receiver.close();

        school.enrols("Ana Silva");

        assertThat(hook.awaitError("not-connected").get("status")).isNull();
    }
}
