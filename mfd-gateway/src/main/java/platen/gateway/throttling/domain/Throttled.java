package platen.gateway.throttling.domain;

import java.util.UUID;

/**
 * Whose failures are counted together.
 *
 * @param kind of credential, or of request: a throttled keypad leaves the card reader alone
 */
public record Throttled(Whose whose, UUID id, String kind) {

    public static Throttled device(UUID device, String kind) {
        return new Throttled(Whose.DEVICE, device, kind);
    }

    public static Throttled account(UUID account, String kind) {
        return new Throttled(Whose.ACCOUNT, account, kind);
    }

    public enum Whose {
        DEVICE,
        ACCOUNT
    }
}
