package platen.notification.testing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;
import platen.testing.TestEvent;
import platen.testing.TestKeys;
import platen.testing.TestTopics;

/** An organisation of a test's own, told of by the events of identity and accesscode. */
public final class School {

    private static final String ISSUED = "platen.accesscode.access-code-issued.v1";
    private static final String REMINDER = "platen.accesscode.access-code-reminder-issued.v1";
    private static final String ONE_TIME_CODE = "platen.mfd.one-time-code-issued.v1";
    private static final String CARD_LINK = "platen.mfd.card-association-requested.v1";
    private static final TestTopics TOPICS = TestTopics.ofThisRun();

    private final UUID id = UUID.randomUUID();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Sealer sealer = new Sealer(KeyMaterial.in(TestKeys.of("accesscode")));

    /** Somebody at the school. */
    public record Person(UUID id, String name, @Nullable String email) {

        public static Person named(String name) {
            UUID id = UUID.randomUUID();
            return new Person(id, name, "p" + id.toString().substring(0, 8) + "@school.example");
        }

        /** For those who have an address. */
        public String address() {
            return String.valueOf(email);
        }
    }

    /** Not known to anybody yet. */
    public static School unknown() {
        return new School();
    }

    public static School withClassicMails() {
        School school = new School();
        school.created("Demo School", "classic", null);
        return school;
    }

    public static School withPortalMails() {
        School school = new School();
        school.created("Demo School", "portal", "https://portal.school.example/my-code");
        return school;
    }

    public UUID id() {
        return id;
    }

    public void created(String name, String invitation, @Nullable String portalUrl) {
        publishOrganisation("organisation-created", name, invitation, portalUrl);
    }

    public void settingsChanged(String name, String invitation, @Nullable String portalUrl) {
        publishOrganisation("organisation-settings-changed", name, invitation, portalUrl);
    }

    private void publishOrganisation(String event, String name, String invitation, @Nullable String portalUrl) {
        TOPICS.publish(
                "identity.organisation",
                TestEvent.example("identity.organisation", event)
                        .organisation(id)
                        .key("")
                        .sequence(next("identity.organisation"))
                        .data("organisation/organisationId", id)
                        .data("organisation/name", name)
                        .data("organisation/invitation", invitation)
                        .data("organisation/portalUrl", portalUrl));
    }

    public Person enrols(String name) {
        return enrols(Person.named(name));
    }

    public Person enrols(Person person) {
        says("user-created", person, "active");
        return person;
    }

    /** Publishes a person's full state. */
    public void says(String event, Person person, String state) {
        TOPICS.publish(
                "identity.user",
                TestEvent.example("identity.user", event)
                        .organisation(id)
                        .key(person.id().toString())
                        .sequence(next("identity.user|" + person.id()))
                        .data("user/userId", person.id())
                        .data("user/displayName", person.name())
                        .data("user/email", person.email())
                        .data("user/state", state));
    }

    public void deletes(Person person) {
        TOPICS.publish(
                "identity.user",
                TestEvent.example("identity.user", "user-deleted")
                        .organisation(id)
                        .key(person.id().toString())
                        .sequence(next("identity.user|" + person.id()))
                        .data("userId", person.id()));
    }

    /** As identity does it: deleted first. */
    public void erases(Person person) {
        deletes(person);
        TOPICS.publish(
                "identity.user",
                TestEvent.example("identity.user", "user-erased")
                        .organisation(id)
                        .key(person.id().toString())
                        .sequence(next("identity.user|" + person.id()))
                        .data("userId", person.id()));
    }

    /** Publishes a code and returns the event, for who wants it again. */
    public TestEvent issues(Person person, long version, String reason, String code) {
        TestEvent event = issued(person, version, reason, code);
        TOPICS.publish("accesscode.credential", event);
        return event;
    }

    /** The event without publishing it. */
    public TestEvent issued(Person person, long version, String reason, String code) {
        Sealed sealed = sealer.seal("notification", SealContext.event(ISSUED, id, person.id(), version), code);
        return TestEvent.example("accesscode.credential", "access-code-issued")
                .organisation(id)
                .key(person.id().toString())
                .sequence(next("accesscode.credential|" + person.id()))
                .data("userId", person.id())
                .data("version", version)
                .data("reason", reason)
                .data("sealedCode", Map.of("recipient", sealed.recipient(), "box", sealed.box()));
    }

    /** Publishes a reminder and returns the event, for who wants it again. */
    public TestEvent reminds(Person person, long version, String code) {
        TestEvent event = reminder(person, version, code);
        TOPICS.publish("accesscode.credential", event);
        return event;
    }

    private TestEvent reminder(Person person, long version, String code) {
        Sealed sealed = sealer.seal("notification", SealContext.event(REMINDER, id, person.id(), version), code);
        return TestEvent.example("accesscode.credential", "access-code-reminder-issued")
                .organisation(id)
                .key(person.id().toString())
                .sequence(next("accesscode.credential|" + person.id()))
                .data("userId", person.id())
                .data("version", version)
                .data("sealedCode", Map.of("recipient", sealed.recipient(), "box", sealed.box()));
    }

    /** Publishes accesscode-service's answer to a request to send a mail again. */
    public TestEvent sealsAgain(Person person, long version, String code, UUID resend) {
        TestEvent event = reminder(person, version, code).data("resendId", resend);
        TOPICS.publish("accesscode.credential", event);
        return event;
    }

    /** Publishes that somebody asks for a link to confirm a card, and returns the event, for who wants it again. */
    public TestEvent sendsCardLink(Person person, String link, Instant expiresAt) {
        Sealed sealed = sealer.seal("notification", SealContext.event(CARD_LINK, id, person.id(), 1), link);
        TestEvent event = TestEvent.example("mfd.activity", "card-association-requested")
                .organisation(id)
                .key(person.id().toString())
                .sequence(next("mfd.activity|" + person.id()))
                .data("userId", person.id())
                .data("expiresAt", expiresAt.toString())
                .data("sealedLink", Map.of("recipient", sealed.recipient(), "box", sealed.box()));
        TOPICS.publish("mfd.activity", event);
        return event;
    }

    /** Publishes that a code was minted that is good once, and returns the event, for who wants it again. */
    public TestEvent sendsOneTimeCode(Person person, String purpose, String digits, Instant expiresAt) {
        Sealed sealed = sealer.seal("notification", SealContext.event(ONE_TIME_CODE, id, person.id(), 1), digits);
        TestEvent event = TestEvent.example("mfd.activity", "one-time-code-issued")
                .organisation(id)
                .key(person.id().toString())
                .sequence(next("mfd.activity|" + person.id()))
                .data("userId", person.id())
                .data("purpose", purpose)
                .data("expiresAt", expiresAt.toString())
                .data("sealedCode", Map.of("recipient", sealed.recipient(), "box", sealed.box()));
        TOPICS.publish("mfd.activity", event);
        return event;
    }

    public void retires(Person person, long version) {
        TOPICS.publish(
                "accesscode.credential",
                TestEvent.example("accesscode.credential", "access-code-retired")
                        .organisation(id)
                        .key(person.id().toString())
                        .sequence(next("accesscode.credential|" + person.id()))
                        .data("userId", person.id())
                        .data("version", version));
    }

    public long next(String stream) {
        return sequences.merge(stream, 1L, Long::sum);
    }

    public static TestTopics topics() {
        return TOPICS;
    }
}
