package platen.scim.tokens.persistence;

import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationSessions;
import platen.scim.tokens.domain.ScimToken;

/** Reads tokens for administrators. */
@ApplicationScoped
public class ScimTokenReading {

    private static final String UNREVOKED = "organisationId = :organisation and revokedAt is null";

    private final OrganisationSessions sessions;

    ScimTokenReading(OrganisationSessions sessions) {
        this.sessions = sessions;
    }

    public Uni<List<ScimToken>> unrevoked(UUID organisation, Instant created, UUID after, int limit) {
        return sessions.read(
                organisation,
                () -> ScimTokenEntity.<ScimTokenEntity>find(
                                UNREVOKED + " and (createdAt > :created or createdAt = :created and tokenId > :after)",
                                Sort.by("createdAt").and("tokenId"),
                                Parameters.with("organisation", organisation)
                                        .and("created", created)
                                        .and("after", after))
                        .range(0, limit - 1)
                        .list()
                        .map(found ->
                                found.stream().map(ScimTokenReading::token).toList()));
    }

    public Uni<@Nullable ScimToken> byId(UUID organisation, UUID token) {
        return sessions.read(
                organisation,
                () -> ScimTokenEntity.<ScimTokenEntity>find(
                                UNREVOKED + " and tokenId = :token",
                                Parameters.with("organisation", organisation).and("token", token))
                        .firstResult()
                        .map(row -> row == null ? null : token(row)));
    }

    private static ScimToken token(ScimTokenEntity row) {
        return new ScimToken(row.tokenId, row.name, row.createdAt, row.expiresAt, row.lastUsedAt);
    }
}
