package platen.gateway.sessions.domain;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an attempt was told before.
 *
 * @param requestMac of the request that was answered
 * @param session set when it was let in
 * @param loggedOut whether it was the tap that logged out
 * @param stepUpUntil set when it was told that a code alone is not enough until then
 */
public record EarlierAnswer(
        byte[] requestMac, Optional<UUID> session, boolean loggedOut, Optional<Instant> stepUpUntil) {

    /** Whether that was the same request, and not another one under the same id. */
    public boolean isOf(byte[] mac) {
        return MessageDigest.isEqual(requestMac, mac);
    }
}
