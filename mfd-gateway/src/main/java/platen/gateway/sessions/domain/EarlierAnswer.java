package platen.gateway.sessions.domain;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/**
 * What an attempt was told before.
 *
 * @param requestMac of the request that was answered
 * @param session set when it was let in
 * @param loggedOut whether it was the tap that logged out
 */
public record EarlierAnswer(byte[] requestMac, Optional<UUID> session, boolean loggedOut) {

    /** Whether that was the same request, and not another one under the same id. */
    public boolean isOf(byte[] mac) {
        return MessageDigest.isEqual(requestMac, mac);
    }
}
