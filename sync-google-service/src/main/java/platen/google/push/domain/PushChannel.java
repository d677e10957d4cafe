package platen.google.push.domain;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import platen.google.directory.domain.ChannelEvent;

/**
 * A channel through which Google tells of one kind of change.
 *
 * @param resourceId Google's; null as long as it is not known
 * @param connectionVersion with which it was opened: a changed connection may mean another directory
 * @param renewAt from then on another should take its place
 */
public record PushChannel(
        String id,
        ChannelEvent event,
        State state,
        @Nullable String resourceId,
        long connectionVersion,
        Instant expiresAt,
        Instant renewAt) {

    /** How far it has come. */
    public enum State {
        /** Asked for; whether Google has opened it is not known yet, or never will be. */
        OPENING,
        OPEN,
        /** Another has taken its place, or none is wanted. */
        STOPPING
    }

    private static final Pattern ID = Pattern.compile("([0-9a-f]{32})-[A-Za-z0-9_-]{22}");

    /** The id of a new channel: at most 64 characters, as Google wants. */
    public static String newId(UUID organisation) {
        UUID random = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
        return organisation.toString().replace("-", "") + "-"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whose channel that would be; empty when the id cannot be one of ours. */
    public static Optional<UUID> organisationOf(String id) {
        var form = ID.matcher(id);
        if (!form.matches()) {
            return Optional.empty();
        }
        ByteBuffer organisation = ByteBuffer.wrap(HexFormat.of().parseHex(form.group(1)));
        return Optional.of(new UUID(organisation.getLong(), organisation.getLong()));
    }

    /** Whether it serves the connection as it is now, for a while yet. */
    boolean serves(ChannelEvent wanted, long version, Instant now) {
        return state == State.OPEN && event == wanted && connectionVersion == version && renewAt.isAfter(now);
    }
}
