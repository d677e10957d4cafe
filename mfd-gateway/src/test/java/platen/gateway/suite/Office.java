package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.BlindIndex;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;
import platen.kit.crypto.Unsealer;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.TestTopics;

/** An organisation of one test, with what the other services say about it and the devices it has paired. */
final class Office implements AutoCloseable {

    /** As {@link TestTokens} say it; their subject is made of the account's name. */
    private static final String ISSUER =
            System.getProperty("quarkus.test.oidc.token.issuer", "https://server.example.com");

    final UUID id = UUID.randomUUID();
    final TestTopics topics = TestTopics.ofThisRun();
    final TestDatabase database = TestDatabase.ofThisRun();

    private final BlindIndex blindIndex = new BlindIndex(KeyMaterial.in(TestKeys.of("accesscode")));
    private final Map<String, Long> sequences = new HashMap<>();

    String admin() {
        return TestTokens.admin(id);
    }

    // --- what identity-service says

    UUID person(String name) {
        UUID user = UUID.randomUUID();
        say(user, "user-created", name, "active");
        return user;
    }

    void say(UUID user, String event, String name, String state) {
        say(user, event, name, "ana.silva@school.example", state);
    }

    void say(UUID user, String event, String name, @Nullable String email, String state) {
        publish(
                "identity.user",
                user,
                TestEvent.example("identity.user", event)
                        .data("user/userId", user)
                        .data("user/displayName", name)
                        .data("user/email", email)
                        .data("user/state", state));
    }

    /** Somebody whose sign-in is bound, under the user name they sign in with. */
    UUID personWhoSignsIn(String name, String account) {
        UUID user = UUID.randomUUID();
        sayOfSignIn(user, "user-created", name, account, "active");
        awaitPerson(user, "active");
        return user;
    }

    /** Somebody whom the provider of passwords knows. */
    UUID personWithPassword(String name, String username) {
        UUID user = UUID.randomUUID();
        publish(
                "identity.user",
                user,
                TestEvent.example("identity.user", "user-created")
                        .data("user/userId", user)
                        .data("user/displayName", name)
                        .data(
                                "user/subjects",
                                List.of(Map.of("issuer", PasswordProviderServer.ISSUER, "sub", "sub-of-" + username))));
        awaitPerson(user, "active");
        return user;
    }

    void sayOfSignIn(UUID user, String event, String name, String account, String state) {
        publish(
                "identity.user",
                user,
                TestEvent.example("identity.user", event)
                        .data("user/userId", user)
                        .data("user/userName", account)
                        .data("user/displayName", name)
                        .data("user/state", state)
                        .data(
                                "user/subjects",
                                List.of(Map.of(
                                        "issuer",
                                        ISSUER,
                                        "sub",
                                        UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8))))));
    }

    void deletePerson(UUID user) {
        publish(
                "identity.user",
                user,
                TestEvent.example("identity.user", "user-deleted").data("userId", user));
    }

    // --- what accesscode-service says

    void issueCode(UUID user, long version, String code) {
        publish("accesscode.credential", user, codeIssued(user, version, code));
    }

    TestEvent codeIssued(UUID user, long version, String code) {
        return TestEvent.example("accesscode.credential", "access-code-issued")
                .data("userId", user)
                .data("version", version)
                .data("blindIndex", index("access-code", code));
    }

    void retireCode(UUID user, long version) {
        publish(
                "accesscode.credential",
                user,
                TestEvent.example("accesscode.credential", "access-code-retired")
                        .data("userId", user)
                        .data("version", version));
    }

    void registerCard(UUID user, UUID card, String number, @Nullable String validUntil) {
        publish(
                "accesscode.credential",
                user,
                cardRegistered(user, card, number).data("validUntil", validUntil));
    }

    TestEvent cardRegistered(UUID user, UUID card, String number) {
        return TestEvent.example("accesscode.credential", "card-registered")
                .data("userId", user)
                .data("cardId", card)
                .data("blindIndex", index("card", number))
                .data("offlineIndex", offlineIndex(number))
                .data("validUntil", null);
    }

    void removeCard(UUID user, UUID card, String number) {
        publish(
                "accesscode.credential",
                user,
                TestEvent.example("accesscode.credential", "card-removed")
                        .data("userId", user)
                        .data("cardId", card)
                        .data("blindIndex", index("card", number)));
    }

    void setPin(UUID user, long version, @Nullable String pin) {
        publish("accesscode.credential", user, pinSet(user, version, pin));
    }

    TestEvent pinSet(UUID user, long version, @Nullable String pin) {
        return TestEvent.example("accesscode.credential", "card-pin-set")
                .data("userId", user)
                .data("version", version)
                .data("sealedPinHash", pin == null ? null : sealed(user, version, pin));
    }

    private Sealed sealed(UUID user, long version, String pin) {
        return new Sealer(KeyMaterial.in(TestKeys.of("accesscode")))
                .seal(
                        "mfd-gateway",
                        SealContext.event("platen.accesscode.card-pin-set.v1", id, user, version),
                        PinHashes.of(pin));
    }

    void publish(String topic, UUID user, TestEvent event) {
        publishAt(topic, user, next(topic, user), event);
    }

    void publishAt(String topic, UUID user, long sequence, TestEvent event) {
        topics.publish(
                topic, event.freshId().organisation(id).key(user.toString()).sequence(sequence));
    }

    long next(String topic, UUID user) {
        return sequences.merge(topic + user, 1L, Long::sum);
    }

    String index(String type, String canonical) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(blindIndex.of(id, type, canonical));
    }

    /** By which a device that is cut off finds a card. */
    private String offlineIndex(String canonical) {
        byte[] key = blindIndex.of(id, "card-offline-key", "1");
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(hmac(key, canonical.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- what the gateway has made of it

    /** A person who can log in with a code, as the read model has it. */
    UUID personWithCode(String name, String code) {
        UUID user = person(name);
        issueCode(user, 1, code);
        awaitPerson(user, "active");
        awaitCode(user, 1);
        return user;
    }

    void awaitPerson(UUID user, String state) {
        await().until(() ->
                database.count("select count(*) from person where user_id = ? and state = ?", user, state) == 1);
    }

    void awaitCode(UUID user, long version) {
        await().until(() -> database.count(
                        "select count(*) from credential where user_id = ? and kind = 'code' and revision = ?",
                        user,
                        version)
                == 1);
    }

    void awaitPin(UUID user, long version) {
        await().until(() ->
                database.count("select count(*) from card_pin where user_id = ? and version = ?", user, version) == 1);
    }

    void awaitCards(UUID user, int count) {
        await().until(() ->
                database.count("select count(*) from credential where user_id = ? and kind = 'card'", user) == count);
    }

    /** Until everything the gateway wrote behind its answers is written. */
    void awaitAttempts(int count) {
        await().until(() -> database.count("select count(*) from attempt where organisation_id = ?", id) == count);
    }

    // --- what an administrator sets

    /** Sets the organisation's settings, whatever they were. */
    void set(Map<String, ?> choices) {
        Answer changed = Http.send("PUT", "/api/v1/device-settings", admin(), choices, Map.of("If-Match", "*"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    /** Sets what a device has of its own. */
    void set(Panel panel, Map<String, ?> choices) {
        Answer changed = Http.send(
                "PUT", "/api/v1/devices/" + panel.id() + "/settings", admin(), choices, Map.of("If-Match", "*"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    /** Lets people log in with a password that the provider checks, and sets other things beside. */
    void passwords(PasswordProviderServer provider, boolean enforcesMfa, Map<String, ?> others) {
        Map<String, Object> choices = new HashMap<>(others);
        choices.putIfAbsent("methods", List.of("code", "card", "password"));
        choices.put(
                "passwords",
                Map.of(
                        "tokenUrl",
                        "https://login.school.example/token",
                        "clientId",
                        "printers",
                        "clientSecret",
                        "client secret",
                        "enforcesMfa",
                        enforcesMfa));
        set(choices);
        // Administrators may name an https address only.
        database.execute(
                "update device_settings set settings = jsonb_set(settings::jsonb, '{passwords,tokenUrl}', to_jsonb(?::text))"
                        + " where organisation_id = ?",
                provider.url(),
                id);
    }

    // --- what the gateway tells others

    /** The first event of that name about somebody. */
    TestRecord activity(String name, UUID user) {
        String key = id + "|" + user;
        return topics.await("mfd.activity", record -> record.is(name) && key.equals(record.key()));
    }

    /** What the recipient finds in a sealed field. */
    String opened(String recipient, UUID user, TestRecord event, String field) {
        var sealed = event.data().path(field);
        return new Unsealer(KeyMaterial.in(TestKeys.of(recipient)))
                .openText(
                        new Sealed(
                                sealed.path("recipient").asText(),
                                sealed.path("box").asText()),
                        SealContext.event(event.type(), id, user, 1));
    }

    // --- devices

    Panel panel() {
        return panel("Library copier");
    }

    Panel panel(String name) {
        return panel(name, "");
    }

    /**
     * @param site empty for none
     */
    Panel panel(String name, String site) {
        Answer started = startPairing();
        Answer approved = approve(started, name, site);
        assertThat(approved.status()).isEqualTo(201);
        Answer collected = collect(started);
        assertThat(collected.status()).isEqualTo(200);
        return new Panel(
                UUID.fromString(collected.json().path("deviceId").asText()),
                collected.json().path("deviceToken").asText());
    }

    /** The browser of a panel of a device of its own. */
    PanelBrowser panelBrowser() {
        Answer started = startPairing();
        approve(started, "Library copier");
        return new PanelBrowser(collect(started).json().path("panelSecret").asText());
    }

    /** Lets an administrator say how cards are registered. */
    void registration(Map<String, ?> choices) {
        set(Map.of("registration", choices));
    }

    static Answer startPairing() {
        // Each device of a test run calls from the same address, which may open only so many.
        TestDatabase.ofThisRun().execute("update pairing set address = 'earlier test'");
        return Http.send(
                "POST",
                "/v1/devices/pairings",
                null,
                Map.of("serial", "A1B2C3", "model", "MX-3071", "vendor", "Sharp"));
    }

    Answer approve(Answer started, String name) {
        return approve(started, name, "");
    }

    private Answer approve(Answer started, String name, String site) {
        return Http.send(
                "POST",
                "/api/v1/devices",
                admin(),
                Map.of("pairingCode", started.json().path("pairingCode").asText(), "name", name, "site", site));
    }

    static Answer collect(Answer started) {
        return Http.send(
                "POST",
                "/v1/devices/pairings/" + started.json().path("pairingId").asText() + "/token",
                null,
                Map.of("pairingSecret", started.json().path("pairingSecret").asText()));
    }

    @Override
    public void close() {
        topics.close();
    }
}
