package platen.google.push.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.google.directory.domain.ChannelEvent;
import platen.google.directory.domain.OpenedChannel;
import platen.google.push.domain.PushChannel;
import platen.google.push.domain.PushChannel.State;
import platen.kit.organisation.OrganisationTransaction;

/** Channels; a row stays until the channel is stopped or over. */
@ApplicationScoped
public class PostgresChannels {

    /** Whoever claims looks after the channels; should it die, somebody else does after that time. */
    private static final String CLAIM = """
            update connection set channels_due_at = clock_timestamp() + interval '5 minutes'
             where organisation_id = $1 and channels_due_at <= clock_timestamp()""";

    private static final String DUE =
            "update connection set channels_due_at = $2 where organisation_id = $1 and version = $3";

    private static final String NEVER =
            "update connection set channels_due_at = 'infinity' where organisation_id = $1 and version = $2";

    private static final String ALL = """
            select id, event, state, resource_id, connection_version, expires_at, renew_at
              from push_channel where organisation_id = $1 order by renew_at""";

    private static final String ADD = """
            insert into push_channel (organisation_id, id, event, state, token_hash, connection_version, expires_at, renew_at)
            values ($1, $2, $3, 'OPENING', $4, $5, $6, $6)""";

    private static final String OPENED = """
            update push_channel set state = 'OPEN', resource_id = $3, expires_at = $4, renew_at = $5
             where organisation_id = $1 and id = $2""";

    private static final String STOPPING =
            "update push_channel set state = 'STOPPING' where organisation_id = $1 and id = $2";

    private static final String FORGET = "delete from push_channel where organisation_id = $1 and id = $2";

    private static final String TOKEN = "select token_hash from push_channel where organisation_id = $1 and id = $2";

    private static final String GREETED = """
            update push_channel set resource_id = $3 where organisation_id = $1 and id = $2 and resource_id is null""";

    /** False when nothing is to be done now, or somebody else does it. */
    public Uni<Boolean> claim(OrganisationTransaction transaction) {
        return transaction.update(CLAIM, transaction.organisation()).map(claimed -> claimed == 1);
    }

    /** When to look again, unless the connection has been changed; {@link Instant#MAX} is never. */
    public Uni<Void> lookAt(OrganisationTransaction transaction, long version, Instant next) {
        return (next.equals(Instant.MAX)
                        ? transaction.update(NEVER, transaction.organisation(), version)
                        : transaction.update(DUE, transaction.organisation(), utc(next), version))
                .replaceWithVoid();
    }

    public Uni<List<PushChannel>> all(OrganisationTransaction transaction) {
        return transaction
                .query(ALL, transaction.organisation())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresChannels::channel)
                        .toList());
    }

    /** Before Google is asked, whose greeting may be quicker than its answer. */
    public Uni<Void> add(OrganisationTransaction transaction, PushChannel channel, byte[] tokenHash) {
        return transaction
                .update(
                        ADD,
                        transaction.organisation(),
                        channel.id(),
                        channel.event().name(),
                        Buffer.buffer(tokenHash),
                        channel.connectionVersion(),
                        utc(channel.expiresAt()))
                .replaceWithVoid();
    }

    public Uni<Void> opened(OrganisationTransaction transaction, String id, OpenedChannel opened, Instant renewAt) {
        return transaction
                .update(
                        OPENED,
                        transaction.organisation(),
                        id,
                        opened.resourceId(),
                        utc(opened.expiresAt()),
                        utc(renewAt))
                .replaceWithVoid();
    }

    public Uni<Void> stopping(OrganisationTransaction transaction, String id) {
        return transaction.update(STOPPING, transaction.organisation(), id).replaceWithVoid();
    }

    public Uni<Void> forget(OrganisationTransaction transaction, String id) {
        return transaction.update(FORGET, transaction.organisation(), id).replaceWithVoid();
    }

    /** SHA-256 of the token of a channel; null when there is no such channel. */
    public Uni<byte @Nullable []> tokenHash(OrganisationTransaction transaction, String id) {
        return transaction
                .first(TOKEN, transaction.organisation(), id)
                .map(row -> row == null ? null : row.getBuffer("token_hash").getBytes());
    }

    /** Google's greeting names the resource. */
    public Uni<Void> greeted(OrganisationTransaction transaction, String id, String resourceId) {
        return transaction
                .update(GREETED, transaction.organisation(), id, resourceId)
                .replaceWithVoid();
    }

    private static PushChannel channel(Row row) {
        return new PushChannel(
                row.getString("id"),
                ChannelEvent.valueOf(row.getString("event")),
                State.valueOf(row.getString("state")),
                row.getString("resource_id"),
                row.getLong("connection_version"),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getOffsetDateTime("renew_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
