package platen.scim.tokens;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.tokens.domain.ScimToken;
import platen.scim.tokens.persistence.ScimTokenReading;

/** The tokens of an organisation that nobody has revoked, expired ones included. */
@ApplicationScoped
public class ListScimTokens {

    private final ScimTokenReading reading;

    ListScimTokens(ScimTokenReading reading) {
        this.reading = reading;
    }

    /** Oldest first, after the one made then. */
    public Uni<List<ScimToken>> after(UUID organisation, Instant created, UUID after, int limit) {
        return reading.unrevoked(organisation, created, after, limit);
    }

    /** Null when there is none. */
    public Uni<@Nullable ScimToken> byId(UUID organisation, UUID token) {
        return reading.byId(organisation, token);
    }
}
