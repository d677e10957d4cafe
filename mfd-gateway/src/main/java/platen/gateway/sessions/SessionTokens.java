package platen.gateway.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.Session;

/**
 * Session ids that any replica can check before the session's record is written: the session itself, signed. The signature covers
 * the device too, so that another device cannot use the id.
 */
@ApplicationScoped
class SessionTokens {

    private static final byte VERSION = 1;
    private static final int UUID_BYTES = 16;
    private static final int BODY_BYTES = 1 + Integer.BYTES + 3 * UUID_BYTES + 1 + 3 * Long.BYTES + Integer.BYTES;
    private static final int TOKEN_BYTES = BODY_BYTES + SessionKeys.MAC_BYTES;

    private final SessionKeys keys;

    SessionTokens(SessionKeys keys) {
        this.keys = keys;
    }

    String issue(Session session) {
        int keyId = keys.primaryId();
        byte[] body = body(session, keyId);
        byte[] mac = keys.sessionMac(keyId, signed(session.organisation(), session.deviceId(), body));
        if (mac == null) {
            throw new IllegalStateException("The primary key is disabled");
        }
        byte[] token = ByteBuffer.allocate(TOKEN_BYTES).put(body).put(mac).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Empty when it is no session id, or not of this device. */
    Optional<Session> read(PairedDevice device, String text) {
        byte[] token = decoded(text);
        if (token.length != TOKEN_BYTES || token[0] != VERSION) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(token, BODY_BYTES);
        byte[] presented = Arrays.copyOfRange(token, BODY_BYTES, TOKEN_BYTES);
        int keyId = ByteBuffer.wrap(body, 1, Integer.BYTES).getInt();
        byte[] expected = keys.sessionMac(keyId, signed(device.organisation(), device.id(), body));
        return expected != null && MessageDigest.isEqual(expected, presented)
                ? Optional.of(session(device, ByteBuffer.wrap(body, 1 + Integer.BYTES, BODY_BYTES - 1 - Integer.BYTES)))
                : Optional.empty();
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] body(Session session, int keyId) {
        ByteBuffer body = ByteBuffer.allocate(BODY_BYTES).put(VERSION).putInt(keyId);
        put(body, session.id());
        put(body, session.userId());
        put(body, session.credentialId());
        return body.put((byte) session.kind().ordinal())
                .putLong(session.credentialRevision())
                .putLong(session.startedAt().toEpochMilli())
                .putLong(session.expiresAt().toEpochMilli())
                .putInt((int) session.idle().toSeconds())
                .array();
    }

    private static Session session(PairedDevice device, ByteBuffer body) {
        UUID id = uuid(body);
        UUID userId = uuid(body);
        UUID credentialId = uuid(body);
        return new Session(
                device.organisation(),
                id,
                device.id(),
                userId,
                CredentialKind.values()[body.get()],
                credentialId,
                body.getLong(),
                Instant.ofEpochMilli(body.getLong()),
                Instant.ofEpochMilli(body.getLong()),
                Duration.ofSeconds(body.getInt()));
    }

    private static byte[] signed(UUID organisation, UUID device, byte[] body) {
        ByteBuffer signed = ByteBuffer.allocate(2 * UUID_BYTES + body.length);
        put(signed, organisation);
        put(signed, device);
        return signed.put(body).array();
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
