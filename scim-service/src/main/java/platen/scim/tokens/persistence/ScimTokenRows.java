package platen.scim.tokens.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.tokens.domain.ScimToken;

/** The tables {@code scim_tenant} and {@code scim_token}. */
@ApplicationScoped
public class ScimTokenRows {

    /** A token and what it is recognised by. */
    public record KeptToken(ScimToken token, byte[] hash) {}

    private static final String COLUMNS = "token_id, name, token_hash, created_at, expires_at, last_used_at";

    /** Whoever counts tokens before making one waits here for the others. */
    private static final String LOCK_TENANT = """
            insert into scim_tenant (organisation_id, created_at) values ($1, $2)
            on conflict (organisation_id) do update set created_at = scim_tenant.created_at
            """;

    private static final String INSERT = """
            insert into scim_token (organisation_id, token_id, name, token_hash, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6)
            """;

    public Uni<Void> lockTenant(OrganisationTransaction transaction, Instant now) {
        return transaction
                .update(LOCK_TENANT, transaction.organisation(), utc(now))
                .replaceWithVoid();
    }

    public Uni<List<KeptToken>> unrevoked(OrganisationTransaction transaction) {
        return transaction
                .query(
                        "select " + COLUMNS + " from scim_token where organisation_id = $1 and revoked_at is null",
                        transaction.organisation())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new KeptToken(
                                token(row), row.getBuffer("token_hash").getBytes()))
                        .toList());
    }

    /** Revoked ones too: a repeated request asks for what it made. */
    public Uni<@Nullable ScimToken> find(OrganisationTransaction transaction, UUID token) {
        return transaction
                .first(
                        "select " + COLUMNS + " from scim_token where organisation_id = $1 and token_id = $2",
                        transaction.organisation(),
                        token)
                .map(row -> row == null ? null : token(row));
    }

    public Uni<Void> insert(OrganisationTransaction transaction, ScimToken token, byte[] hash) {
        return transaction
                .update(
                        INSERT,
                        transaction.organisation(),
                        token.id(),
                        token.name(),
                        Buffer.buffer(hash),
                        utc(token.createdAt()),
                        token.expiresAt() == null ? null : utc(token.expiresAt()))
                .replaceWithVoid();
    }

    public Uni<Boolean> revoke(OrganisationTransaction transaction, UUID token, Instant now) {
        return transaction
                .update(
                        "update scim_token set revoked_at = $3"
                                + " where organisation_id = $1 and token_id = $2 and revoked_at is null",
                        transaction.organisation(),
                        token,
                        utc(now))
                .map(changed -> changed == 1);
    }

    public Uni<Void> noteUse(OrganisationTransaction transaction, UUID token, Instant now) {
        return transaction
                .update(
                        "update scim_token set last_used_at = $3 where organisation_id = $1 and token_id = $2",
                        transaction.organisation(),
                        token,
                        utc(now))
                .replaceWithVoid();
    }

    private static ScimToken token(Row row) {
        return new ScimToken(
                row.getUUID("token_id"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("last_used_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
