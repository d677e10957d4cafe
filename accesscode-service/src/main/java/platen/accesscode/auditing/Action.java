package platen.accesscode.auditing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done. */
public enum Action {
    ACCESS_CODE_ISSUED,
    ACCESS_CODE_RESERVED,
    ACCESS_CODE_ADOPTED,
    ACCESS_CODE_RETIRED,
    ACCESS_CODE_REVEALED,
    ACCESS_CODE_CONFLICTED,
    CREDENTIAL_REFUSED,
    CARD_REGISTERED,
    CARD_CHANGED,
    CARD_REMOVED,
    CARD_RESTORED,
    CARD_STOPPED,
    CARD_PIN_SET,
    CARD_PIN_REMOVED,
    REMINDER_ISSUED,
    CREDENTIALS_REVEALED,
    POLICY_CHANGED,
    POLICY_OVERRIDE_CHANGED,
    POLICY_OVERRIDE_REMOVED,
    REGENERATION_ORDERED,
    REGENERATION_PAUSED,
    REGENERATION_RESUMED,
    REGENERATION_CANCELLED,
    REGENERATION_FINISHED,
    REGENERATION_FAILED,
    AUDIT_EXPORTED,
    AUDIT_RETENTION_CHANGED;

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Action> of(String slug) {
        return Arrays.stream(values())
                .filter(action -> action.slug().equals(slug))
                .findFirst();
    }
}
