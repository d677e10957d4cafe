package platen.kit.crypto;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a sealed secret belongs to. It is bound as HPKE context info, so that a box pasted into another event does not
 * open there. Parts carry their length, hence no two contexts read alike.
 */
public record SealContext(String info) {

    /**
     * For a secret a directory delivered; what it is bound to travels on unchanged until the recipient opens it.
     *
     * @param credential which one it is, so that a card number cannot be passed off as another kind of secret
     */
    public static SealContext directory(
            UUID organisation, String source, String externalId, UUID observationId, String credential) {
        return of("directory", organisation.toString(), source, externalId, observationId.toString(), credential);
    }

    /** For every other secret in an event. */
    public static SealContext event(String eventType, UUID organisation, UUID userId, long version) {
        return of("event", eventType, organisation.toString(), userId.toString(), Long.toString(version));
    }

    private static SealContext of(String kind, String... parts) {
        StringBuilder info = new StringBuilder(kind);
        for (String part : parts) {
            info.append('|').append(part.length()).append(':').append(part);
        }
        return new SealContext(info.toString());
    }

    byte[] bytes() {
        return info.getBytes(StandardCharsets.UTF_8);
    }
}
