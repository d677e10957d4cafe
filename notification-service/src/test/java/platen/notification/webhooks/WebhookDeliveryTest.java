package platen.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.notification.webhooks.WebhookScenes.as;
import static platen.notification.webhooks.WebhookScenes.hook;
import static platen.notification.webhooks.WebhookScenes.isGenuine;
import static platen.notification.webhooks.WebhookScenes.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Log;
import platen.notification.testing.Receiver;
import platen.notification.testing.Receiver.Request;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.notification.webhooks.WebhookScenes.Hook;
import platen.testing.TestEvent;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** What is delivered to whom, once. The receivers are real web servers at the one address that tests allow. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class WebhookDeliveryTest {

    private final School school = School.unknown();

    @Inject
    ClaimDeliveries claimDeliveries;

    @Inject
    PruneDeliveries pruneDeliveries;

    @Test
    void postsWhatWasPickedSignedAndNothingElse() throws IOException {
        try (Receiver receiver = Receiver.start()) {
            Hook hook = hook(school, receiver, "user.created", "access-code.issued");
            school.created("Demo School", "classic", null);
            Person ana = school.enrols("Ana Silva");
            TestEvent issued = school.issues(ana, 1, "user-created", "WHK7QX");
            school.retires(ana, 1);
            School.topics()
                    .publish(
                            "accesscode.credential",
                            school.issued(ana, 2, "restored", "WHK7QX").attribute("republished", true));
            school.deletes(ana);
            School.topics().publish("accesscode.credential", issued);
            school.issues(ana, 3, "set-by-admin", "WHK8QX");

            List<Request> requests = receiver.await(3);

            assertThat(requests).extracting(Request::path).containsOnly("/in/here?for=us");
            assertThat(requests).extracting(Request::host).containsOnly(receiver.name() + ":" + receiver.port());
            assertThat(requests).extracting(Request::id).doesNotHaveDuplicates();
            assertThat(requests).allMatch(request -> isGenuine(request, hook.secret()));
            Request told = requests.stream()
                    .filter(request -> json(request.body()).path("id").asText().equals(issued.id()))
                    .findFirst()
                    .orElseThrow();
            JsonNode body = json(told.body());
            assertThat(body.properties().stream().map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder(
                            "specversion", "id", "source", "type", "time", "datacontenttype", "organisationid", "data");
            assertThat(body.path("type").asText()).isEqualTo("access-code.issued");
            assertThat(body.path("organisationid").asText())
                    .isEqualTo(school.id().toString());
            assertThat(body.path("data"))
                    .isEqualTo(json("{\"userId\":\"" + ana.id() + "\",\"version\":1,\"reason\":\"user-created\"}"));

            Awaitility.await()
                    .until(() -> hook.deliveries().stream()
                            .allMatch(delivery -> delivery.get("state").equals("delivered")));
            assertThat(hook.deliveries()).hasSize(3).allSatisfy(delivery -> {
                assertThat(delivery).containsEntry("status", 204).containsEntry("attempts", 1);
                assertThat(delivery.get("latencyMillis")).isInstanceOf(Integer.class);
            });
            assertThat(receiver.requests()).hasSize(3);
            String key = hook.secret().substring("whsec_".length());
            assertThat(Log.database().dump()).noneMatch(value -> value.contains(key) || value.contains("WHK7QX"));
            assertThat(Files.readString(Path.of("target", "service.log")))
                    .doesNotContain(key)
                    .doesNotContain("/in/here");
        }
    }

    @Test
    void tellsOfEveryTopicAndOfItsOwnMails() {
        try (Receiver receiver = Receiver.start()) {
            Hook hook = hook(
                    school,
                    receiver,
                    "access-code.conflicted",
                    "card.registered",
                    "device.paused",
                    "login.refused",
                    "run.completed",
                    "run.failed",
                    "mail.suppressed",
                    "user.deactivated");
            school.created("Demo School", "classic", null);
            Person bob = school.enrols(new Person(UUID.randomUUID(), "Bob Stone", null));
            publish("accesscode.credential", "access-code-conflicted", bob.id().toString());
            publish("accesscode.credential", "card-registered", bob.id().toString());
            publish("mfd.activity", "device-paused", "d4c3b2a1-0f1e-4d2c-8b3a-495867768594");
            publish("mfd.activity", "login-refused", "d4c3b2a1-0f1e-4d2c-8b3a-495867768594");
            publish("mfd.activity", "login-succeeded", bob.id().toString());
            publish("directory.run", "run-completed", "google");
            publish("directory.run", "run-failed", "google");
            school.issues(bob, 1, "user-created", "WHK7QX");
            school.says("user-deactivated", bob, "inactive");

            List<Request> requests = receiver.await(8);

            assertThat(requests)
                    .extracting(request -> json(request.body()).path("type").asText())
                    .containsExactlyInAnyOrder(
                            "access-code.conflicted",
                            "card.registered",
                            "device.paused",
                            "login.refused",
                            "run.completed",
                            "run.failed",
                            "mail.suppressed",
                            "user.deactivated");
            assertThat(requests).allMatch(request -> isGenuine(request, hook.secret()));
        }
    }

    private void publish(String topic, String event, String key) {
        School.topics()
                .publish(
                        topic,
                        TestEvent.example(topic, event)
                                .organisation(school.id())
                                .key(key)
                                .data("userId", key)
                                .sequence(school.next(topic + "|" + key)));
    }

    @Test
    void signsWithBothSecretsForADay() {
        try (Receiver receiver = Receiver.start()) {
            Hook hook = hook(school, receiver, "user.created");
            String replacement =
                    hook.post("/secret").then().statusCode(200).extract().path("secret");
            assertThat(replacement).isNotEqualTo(hook.secret());

            school.enrols("Ana Silva");
            Request both = receiver.await(1).getFirst();
            hook.sets("previous_until = previous_until - interval '24 hours'");
            school.enrols("Bob Stone");
            Request one = receiver.await(2).getLast();

            assertThat(both.signatures().split(" ", -1)).hasSize(2);
            assertThat(isGenuine(both, hook.secret())).isTrue();
            assertThat(isGenuine(both, replacement)).isTrue();
            assertThat(isGenuine(one, hook.secret())).isFalse();
            assertThat(isGenuine(one, replacement)).isTrue();
            Request changed =
                    new Request(one.id(), one.timestamp(), one.signatures(), one.path(), one.host(), one.body() + " ");
            assertThat(isGenuine(changed, replacement)).isFalse();
        }
    }

    @Test
    void tellsAnOrganisationOfItselfOnly() {
        School neighbour = School.unknown();
        try (Receiver receiver = Receiver.start();
                Receiver other = Receiver.start()) {
            hook(school, receiver, "user.created");
            Hook theirs = hook(neighbour, other, "user.created");
            neighbour.enrols("Bob Stone");
            other.await(1);
            school.enrols("Ana Silva");

            assertThat(json(receiver.await(1).getFirst().body())
                            .path("organisationid")
                            .asText())
                    .isEqualTo(school.id().toString());
            assertThat(receiver.requests()).hasSize(1);
            assertThat(other.requests()).hasSize(1);
            Object delivery = theirs.await("delivered").get("id");
            String path = "/api/v1/webhooks/" + theirs.id();
            String stranger = TestTokens.admin(school.id());
            assertThat(as(stranger).get(path).statusCode()).isEqualTo(404);
            assertThat(as(stranger).get(path + "/deliveries").statusCode()).isEqualTo(404);
            assertThat(as(stranger).post(path + "/test").statusCode()).isEqualTo(404);
            assertThat(as(stranger).post(path + "/secret").statusCode()).isEqualTo(404);
            assertThat(as(stranger)
                            .post(path + "/deliveries/" + delivery + "/retry")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(as(stranger).header("If-Match", "*").delete(path).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void isDeliveredOnceWhateverTheNumberOfReplicas() {
        try (Receiver receiver = Receiver.start()) {
            Hook hook = hook(school, receiver, "user.created");
            hook.sets("resume_at = now() + interval '10 years'");
            IntStream.range(0, 6).forEach(number -> school.enrols("Person " + number));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> hook.deliveries().size() == 6);
            hook.sets("resume_at = null");

            // Three more replicas claim at the same time as the service's own, and die.
            List<UUID> claimed = Uni.join()
                    .all(IntStream.range(0, 3)
                            .mapToObj(replica -> claimDeliveries.of(school.id(), 2))
                            .toList())
                    .andFailFast()
                    .await()
                    .atMost(Duration.ofSeconds(20))
                    .stream()
                    .flatMap(List::stream)
                    .map(QueuedDelivery::id)
                    .toList();
            assertThat(claimed).doesNotHaveDuplicates();
            TestClock.advance(Duration.ofMinutes(1));

            assertThat(receiver.await(6)).hasSize(6).extracting(Request::id).doesNotHaveDuplicates();
            Awaitility.await()
                    .until(() -> hook.deliveries().stream()
                            .allMatch(delivery -> delivery.get("state").equals("delivered")));
            assertThat(receiver.requests()).hasSize(6);
        }
    }

    /** The one duplicate there is. */
    @Test
    void isDeliveredAgainUnderItsIdWhenTheReplicaDiesBeforeItRecordsTheAnswer() {
        try (Receiver receiver = Receiver.start()) {
            Hook hook = hook(school, receiver, "user.created");
            school.enrols("Ana Silva");
            Object id = hook.await("delivered").get("id");

            Log.database()
                    .execute(
                            "update webhook_delivery set state = 'sending', done_at = null where webhook_id = ?",
                            hook.id());
            TestClock.advance(Duration.ofMinutes(1));

            assertThat(receiver.await(2)).extracting(Request::id).containsOnly(String.valueOf(id));
            hook.await("delivered");
        }
    }

    @Test
    void isForgottenAfterAWeek() {
        try (Receiver receiver = Receiver.start()) {
            Hook hook = hook(school, receiver, "user.created");
            school.enrols("Ana Silva");
            hook.await("delivered");
            school.enrols("Bob Stone");
            receiver.await(2);
            Log.database()
                    .execute(
                            "update webhook_delivery set created_at = ? where event_type = 'user.created' and id = ?::uuid",
                            java.sql.Timestamp.from(Instant.now().minus(Duration.ofDays(8))),
                            receiver.requests().getFirst().id());

            pruneDeliveries.prune().await().atMost(Duration.ofSeconds(20));

            assertThat(hook.delivery())
                    .containsEntry("id", receiver.requests().getLast().id());
        }
    }
}
