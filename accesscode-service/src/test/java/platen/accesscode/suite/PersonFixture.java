package platen.accesscode.suite;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.SealContext;
import platen.testing.TestEvent;

/** A person as identity sees them. */
final class PersonFixture {

    /** A source that does not manage the credential. */
    static final String NOTHING = "(nothing)";

    static final String CLEARED = "(cleared)";
    static final String GOOGLE = "google";

    final UUID id = UUID.randomUUID();
    private final IdentityFixture identity;

    PersonFixture(IdentityFixture identity) {
        this.identity = identity;
    }

    UUID organisation() {
        return identity.organisation;
    }

    void create(String code, String card) {
        create(code, card, "active");
    }

    void create(String code, String card, String state) {
        Heard.event(identity.publish(creation(code, card, state), id));
    }

    /** With a generated code, under a policy override. */
    void createUnder(String codePolicy) {
        Heard.event(identity.publish(creation(NOTHING, NOTHING, "active").data("user/codePolicy", codePolicy), id));
    }

    /** Their groups have changed, and with them the policy override. */
    void moveUnder(@Nullable String codePolicy) {
        Heard.event(identity.publish(
                TestEvent.example(IdentityFixture.USERS, "user-updated")
                        .data("user/userId", id)
                        .data("user/codePolicy", codePolicy),
                id));
    }

    TestEvent creation(String code, String card, String state) {
        UUID observation = UUID.randomUUID();
        return TestEvent.example(IdentityFixture.USERS, "user-created")
                .data("user/userId", id)
                .data("user/state", state)
                .data("observation/source", GOOGLE)
                .data("observation/externalId", externalId())
                .data("observation/observationId", observation)
                .data("credentials", credentials(GOOGLE, observation, code, card));
    }

    /** Google's later word on the code. */
    void observe(String code) {
        observe(GOOGLE, true, code, NOTHING);
    }

    void observe(String source, boolean primary, String code, String card) {
        Heard.event(identity.publish(observation(source, primary, code, card), id));
    }

    TestEvent observation(String source, boolean primary, String code, String card) {
        UUID observation = UUID.randomUUID();
        return TestEvent.example(IdentityFixture.USERS, "directory-credentials-observed")
                .data("userId", id)
                .data("source", source)
                .data("externalId", externalId())
                .data("observationId", observation)
                .data("primary", primary)
                .data("credentials", credentials(source, observation, code, card));
    }

    /** An administrator's import, as its file's row says. */
    void importRow(boolean notify, String code, String... cards) {
        Heard.event(identity.publish(imported(notify, code, cards), id));
    }

    /**
     * @param cards {@link #NOTHING} alone for a file without such a column, {@link #CLEARED} alone for an empty cell
     */
    TestEvent imported(boolean notify, String code, String... cards) {
        UUID observation = UUID.randomUUID();
        Map<String, Object> credentials = new HashMap<>();
        add(credentials, "accessCode", credential("import", observation, "access-code", code));
        add(
                credentials,
                "cards",
                switch (cards[0]) {
                    case NOTHING -> null;
                    case CLEARED -> Map.of("state", "cleared");
                    default -> {
                        var context = SealContext.directory(
                                identity.organisation, "import", externalId(), observation, "card");
                        yield Map.of(
                                "state",
                                "set",
                                "sealed",
                                Stream.of(cards)
                                        .map(card -> identity.sealer().seal("accesscode", context, card))
                                        .toList());
                    }
                });
        return TestEvent.example(IdentityFixture.USERS, "credentials-imported")
                .data("userId", id)
                .data("notify", notify)
                .data("credentials", credentials)
                .data("observation/externalId", externalId())
                .data("observation/observationId", observation);
    }

    void deactivate() {
        changeState("user-deactivated", "inactive");
    }

    void reactivate() {
        changeState("user-reactivated", "active");
    }

    private void changeState(String event, String state) {
        Heard.event(identity.publish(
                TestEvent.example(IdentityFixture.USERS, event)
                        .data("user/userId", id)
                        .data("user/state", state),
                id));
    }

    void delete() {
        Heard.event(identity.publish(
                TestEvent.example(IdentityFixture.USERS, "user-deleted").data("userId", id), id));
    }

    private String externalId() {
        return "ext-" + id;
    }

    private Map<String, Object> credentials(String source, UUID observation, String code, String card) {
        Map<String, Object> credentials = new HashMap<>();
        add(credentials, "accessCode", credential(source, observation, "access-code", code));
        add(credentials, "card", credential(source, observation, "card", card));
        return credentials;
    }

    private static void add(Map<String, Object> credentials, String name, @Nullable Object credential) {
        if (credential != null) {
            credentials.put(name, credential);
        }
    }

    private @Nullable Object credential(String source, UUID observation, String kind, String value) {
        return switch (value) {
            case NOTHING -> null;
            case CLEARED -> Map.of("state", "cleared");
            default -> {
                var context = SealContext.directory(identity.organisation, source, externalId(), observation, kind);
                yield Map.of("state", "set", "sealed", identity.sealer().seal("accesscode", context, value));
            }
        };
    }
}
