package platen.notification.channel.domain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The facts an administrator may have told, each with the event it comes from and the fields that are told of it. Logins that
 * succeed are not among them: thousands a second pass by unread, and each would cost a transaction here.
 */
public enum AnnouncedType {
    CODE_ISSUED(
            "access-code.issued",
            "platen.accesscode.access-code-issued.v1",
            "A person's access code is a new one from now on. The code itself is never told.",
            AnnouncedField.USER,
            AnnouncedField.VERSION,
            AnnouncedField.REASON),
    CODE_RETIRED(
            "access-code.retired",
            "platen.accesscode.access-code-retired.v1",
            "A person's access code does not work any more and no other takes its place.",
            AnnouncedField.USER,
            AnnouncedField.VERSION,
            AnnouncedField.REASON),
    CODE_CONFLICTED(
            "access-code.conflicted",
            "platen.accesscode.access-code-conflicted.v1",
            "A code that a source supplied belongs to somebody else, so the person got a generated one.",
            AnnouncedField.USER,
            AnnouncedField.HOLDER,
            AnnouncedField.SOURCE),
    CARD_REGISTERED(
            "card.registered",
            "platen.accesscode.card-registered.v1",
            "A card is a person's from now on. Its number is never told.",
            AnnouncedField.USER,
            AnnouncedField.CARD,
            AnnouncedField.CARD_ORIGIN,
            AnnouncedField.VALID_UNTIL),
    CARD_REMOVED(
            "card.removed",
            "platen.accesscode.card-removed.v1",
            "A card does not work any more.",
            AnnouncedField.USER,
            AnnouncedField.CARD),
    USER_CREATED(
            "user.created",
            "platen.identity.user-created.v1",
            "A person exists.",
            AnnouncedField.USER_IN_STATE,
            AnnouncedField.USER_STATE),
    USER_UPDATED(
            "user.updated",
            "platen.identity.user-updated.v1",
            "Something about a person has changed; ask the API for what it is now.",
            AnnouncedField.USER_IN_STATE,
            AnnouncedField.USER_STATE),
    USER_DEACTIVATED(
            "user.deactivated",
            "platen.identity.user-deactivated.v1",
            "A person may not log in any more.",
            AnnouncedField.USER_IN_STATE,
            AnnouncedField.USER_STATE),
    USER_REACTIVATED(
            "user.reactivated",
            "platen.identity.user-reactivated.v1",
            "A person is back.",
            AnnouncedField.USER_IN_STATE,
            AnnouncedField.USER_STATE),
    USER_DELETED("user.deleted", "platen.identity.user-deleted.v1", "A person is gone.", AnnouncedField.USER),
    USER_ERASED(
            "user.erased",
            "platen.identity.user-erased.v1",
            "A person wants to be forgotten: erase what you keep of them. Follows user.deleted.",
            AnnouncedField.USER),
    GROUP_RULE_APPLIED(
            "group-rule.applied",
            "platen.identity.group-rule-applied.v1",
            "What joining a group gives is a person's, such as a credit to print with. Once for each rule and person.",
            AnnouncedField.USER,
            AnnouncedField.RULE,
            AnnouncedField.GROUP,
            AnnouncedField.RULE_KIND,
            AnnouncedField.AMOUNT,
            AnnouncedField.CURRENCY),
    LOGIN_REFUSED(
            "login.refused",
            "platen.mfd.login-refused.v1",
            "Somebody failed to log in at a device. May be many.",
            AnnouncedField.DEVICE,
            AnnouncedField.USER,
            AnnouncedField.CREDENTIAL_TYPE,
            AnnouncedField.LOGIN_REFUSAL,
            AnnouncedField.AT),
    GUESS_BUDGET_EXCEEDED(
            "guess-budget.exceeded",
            "platen.mfd.guess-budget-exceeded.v1",
            "The organisation or one of its sites has used up its budget of wrong codes.",
            AnnouncedField.DEVICE,
            AnnouncedField.SPAN,
            AnnouncedField.BUDGET,
            AnnouncedField.REFUSED,
            AnnouncedField.SINCE),
    DEVICE_PAIRED(
            "device.paired",
            "platen.mfd.device-paired.v1",
            "A device may log people in from now on.",
            AnnouncedField.DEVICE,
            AnnouncedField.DEVICE_NAME),
    DEVICE_PAUSED(
            "device.paused",
            "platen.mfd.device-paused.v1",
            "A device logs nobody in until an administrator lets it again.",
            AnnouncedField.DEVICE,
            AnnouncedField.DEVICE_NAME),
    RUN_COMPLETED(
            "run.completed",
            "platen.directory.run-completed.v1",
            "A synchronisation ended well.",
            AnnouncedField.SOURCE,
            AnnouncedField.RUN,
            AnnouncedField.READ,
            AnnouncedField.PUBLISHED,
            AnnouncedField.REMOVED),
    RUN_HELD(
            "run.held",
            "platen.directory.run-held.v1",
            "Changes of a synchronisation wait for an administrator's approval.",
            AnnouncedField.SOURCE,
            AnnouncedField.RUN,
            AnnouncedField.PEOPLE),
    RUN_FAILED(
            "run.failed",
            "platen.directory.run-failed.v1",
            "A synchronisation ended without a result and changed nothing.",
            AnnouncedField.SOURCE,
            AnnouncedField.RUN),
    RUN_RECOVERED(
            "run.recovered",
            "platen.directory.run-recovered.v1",
            "A synchronisation ended well after one that failed, or nothing waits for approval any more.",
            AnnouncedField.SOURCE,
            AnnouncedField.RUN,
            AnnouncedField.AFTER),
    PROVISIONING_FAILING(
            "provisioning.failing",
            "platen.directory.provisioning-failing.v1",
            "Most of what a source has pushed of late was refused.",
            AnnouncedField.SOURCE,
            AnnouncedField.SINCE,
            AnnouncedField.WRITES,
            AnnouncedField.REFUSED),
    MAIL_SENT(
            "mail.sent",
            "platen.notification.mail-sent.v1",
            "The mail server took a mail.",
            AnnouncedField.USER,
            AnnouncedField.MAIL,
            AnnouncedField.TEMPLATE),
    MAIL_BOUNCED(
            "mail.bounced",
            "platen.notification.mail-bounced.v1",
            "A mail has failed for good, for the reason named.",
            AnnouncedField.USER,
            AnnouncedField.MAIL,
            AnnouncedField.TEMPLATE,
            AnnouncedField.MAIL_BOUNCE),
    MAIL_SUPPRESSED(
            "mail.suppressed",
            "platen.notification.mail-suppressed.v1",
            "A mail is not sent, for the reason named.",
            AnnouncedField.USER,
            AnnouncedField.TEMPLATE,
            AnnouncedField.MAIL_REFUSAL);

    private static final Map<String, AnnouncedType> BY_EVENT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.event, Function.identity()));

    private final String label;
    private final String event;
    private final String meaning;
    private final List<AnnouncedField> fields;

    AnnouncedType(String label, String event, String meaning, AnnouncedField... fields) {
        this.label = label;
        this.event = event;
        this.meaning = meaning;
        this.fields = List.of(fields);
    }

    /** What is told of this type of event; nothing of most. */
    public static Optional<AnnouncedType> ofEvent(String eventType) {
        return Optional.ofNullable(BY_EVENT.get(eventType));
    }

    public static Optional<AnnouncedType> named(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** As administrators pick it and receivers read it. */
    public String label() {
        return label;
    }

    /** The event it comes from. */
    public String event() {
        return event;
    }

    /** One sentence for administrators. */
    public String meaning() {
        return meaning;
    }

    /** What is told of it. */
    public List<AnnouncedField> fields() {
        return fields;
    }

    /** The data of one, as an example. */
    public Map<String, Object> example() {
        Map<String, Object> data = new LinkedHashMap<>();
        fields.forEach(field -> data.put(field.label(), field.example()));
        return data;
    }
}
