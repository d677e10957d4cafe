package platen.scim.searching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.crypto.DecryptionFailed;
import platen.scim.ScimConfig;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.ResourceSchemas;
import platen.scim.searching.domain.Part;
import platen.scim.searching.domain.Position;

/**
 * Places in a list, handed out to clients (RFC 9865). A place may hold a name, so it is encrypted; the cipher binds it to the
 * organisation and the list. The service keeps nothing of it.
 */
@ApplicationScoped
public class Cursors {

    private final DataCipher cipher;
    private final Clock clock;
    private final Duration lifetime;

    Cursors(DataCipher cipher, Clock clock, ScimConfig config) {
        this.cipher = cipher;
        this.clock = clock;
        this.lifetime = config.cursorTimeout();
    }

    /** Which part a request means. */
    public Part part(UUID organisation, ResourceSchemas type, SearchRequest request) {
        return switch (request.paging()) {
            case Paging.Index index -> new Part.ByIndex(index.startIndex() - 1, index.count());
            case Paging.Cursor paging when paging.cursor() == null -> new Part.ByPosition(null, false, paging.count());
            case Paging.Cursor paging -> read(context(organisation, type, request), paging);
        };
    }

    /** Null where there is nothing to go to. */
    public @Nullable String previous(UUID organisation, ResourceSchemas type, SearchRequest request, Found<?> found) {
        return written(context(organisation, type, request), found.previous(), true);
    }

    /** Null where there is nothing to go to. */
    public @Nullable String next(UUID organisation, ResourceSchemas type, SearchRequest request, Found<?> found) {
        return written(context(organisation, type, request), found.next(), false);
    }

    private @Nullable String written(CipherContext context, @Nullable Position position, boolean isBackward) {
        if (position == null) {
            return null;
        }
        ObjectNode place = ScimJson.object()
                .put("at", clock.instant().getEpochSecond())
                .put("back", isBackward)
                .put("key", position.sortKey())
                .put("created", position.created())
                .put("id", position.id().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cipher.encrypt(context, place.toString()));
    }

    private Part read(CipherContext context, Paging.Cursor paging) {
        ObjectNode place = place(context, paging.cursor());
        Instant made = Instant.ofEpochSecond(place.path("at").asLong());
        if (made.plus(lifetime).isBefore(clock.instant())) {
            throw ScimRefusal.of(ScimType.EXPIRED_CURSOR, "The cursor is too old. Begin the list again.");
        }
        String key = place.path("key").isNull() ? null : place.path("key").asText();
        return new Part.ByPosition(
                new Position(
                        key,
                        place.path("created").asLong(),
                        UUID.fromString(place.path("id").asText())),
                place.path("back").asBoolean(),
                paging.count());
    }

    private ObjectNode place(CipherContext context, @Nullable String cursor) {
        try {
            return ScimJson.readOwn(
                    cipher.decryptText(context, Base64.getUrlDecoder().decode(cursor)));
        } catch (IllegalArgumentException | DecryptionFailed foreign) {
            throw ScimRefusal.of(
                    ScimType.INVALID_CURSOR,
                    "The cursor is not one of this list: same filter, same order, same tenant.");
        }
    }

    private static CipherContext context(UUID organisation, ResourceSchemas type, SearchRequest request) {
        byte[] list = ("scim cursor\n" + request.identity(type)).getBytes(StandardCharsets.UTF_8);
        return new CipherContext(organisation, listId(list), 0);
    }

    private static UUID listId(byte[] list) {
        try {
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(list));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
