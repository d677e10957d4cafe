package platen.notification.channel.domain;

import java.util.List;

/**
 * What may be copied out of an event: a field is told only where an {@link AnnouncedType} names it, and only when it is a text, a
 * number or a truth value, never an object that may have grown. None is a name, an address, a code, a card or anything sealed.
 */
public enum AnnouncedField {
    USER("userId", "userId", "6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01"),
    USER_IN_STATE("userId", "user/userId", "6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01"),
    USER_STATE("state", "user/state", "active"),
    VERSION("version", "version", 2L),
    REASON("reason", "reason", "source-cleared"),
    HOLDER("holderUserId", "holderUserId", "6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f02"),
    SOURCE("source", "source", "google"),
    CARD("cardId", "cardId", "7b2c9d4e-1a3f-4c5b-9e8d-6f7a8b9c0d1e"),
    CARD_ORIGIN("origin", "origin", "synced"),
    VALID_UNTIL("validUntil", "validUntil", "2026-07-31T22:00:00Z"),
    DEVICE("deviceId", "deviceId", "d4c3b2a1-0f1e-4d2c-8b3a-495867768594"),
    DEVICE_NAME("deviceName", "name", "Library copier"),
    CREDENTIAL_TYPE("credentialType", "credentialType", "code"),
    LOGIN_REFUSAL("reason", "reason", "unknown"),
    AT("at", "at", "2026-01-05T08:30:00Z"),
    SPAN("span", "span", "day"),
    BUDGET("budget", "budget", 2_000L),
    REFUSED("refused", "refused", 2_000L),
    SINCE("since", "since", "2026-01-05T00:00:00Z"),
    RUN("runId", "runId", "9f1d2c3b-4a59-4e68-8778-695a4b3c2d1e"),
    READ("read", "counts/read", 12L),
    PUBLISHED("published", "counts/published", 2L),
    REMOVED("removed", "counts/removed", 0L),
    PEOPLE("people", "people", 12L),
    AFTER("after", "after", "failed"),
    WRITES("writes", "writes", 40L),
    RULE("ruleId", "ruleId", "d4b6e8f0-2c4a-4e61-8b73-9f5a6c7d8e91"),
    GROUP("groupId", "groupId", "e5c7f901-3d5b-4f72-9c84-a06b7d8e9fa2"),
    RULE_KIND("kind", "kind", "credit"),
    AMOUNT("amount", "amount", "10.00"),
    CURRENCY("currency", "currency", "USD"),
    MAIL("mailId", "mailId", "1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f9"),
    TEMPLATE("template", "template", "new-code"),
    MAIL_REFUSAL("reason", "reason", "no-address"),
    MAIL_BOUNCE("reason", "reason", "refused");

    private final String label;
    private final List<String> path;
    private final Object example;

    AnnouncedField(String label, String path, Object example) {
        this.label = label;
        this.path = List.of(path.split("/"));
        this.example = example;
    }

    /** As it is called in what is told. */
    public String label() {
        return label;
    }

    /** Where it stands in the event's data. */
    public List<String> path() {
        return path;
    }

    /** A value it may have: a text or a whole number. */
    public Object example() {
        return example;
    }
}
