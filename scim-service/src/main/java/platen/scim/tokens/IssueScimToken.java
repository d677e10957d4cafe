package platen.scim.tokens;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;
import platen.kit.rest.Problems;
import platen.scim.tokens.domain.ScimToken;
import platen.scim.tokens.persistence.ScimTokenRows;

/** Makes a token, whose value is known here for this one answer. */
@ApplicationScoped
public class IssueScimToken {

    /**
     * What was made.
     *
     * @param value null when this is a repetition: the value is not kept
     */
    public record Issued(ScimToken token, @Nullable String value) {

        @Override
        public String toString() {
            return "Issued[" + token.id() + "]";
        }
    }

    private final OrganisationTransactions transactions;
    private final Idempotency idempotency;
    private final ScimTokenRows tokens;
    private final Clock clock;

    IssueScimToken(OrganisationTransactions transactions, Idempotency idempotency, ScimTokenRows tokens, Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Makes one unless the organisation has as many as it may (409). */
    public Uni<Issued> issue(
            UUID organisation,
            @Nullable String name,
            @Nullable Instant expiresAt,
            Optional<IdempotentRequest> request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SecretToken secret = SecretTokens.create(organisation);
        ScimToken token = new ScimToken(UUID.randomUUID(), name, now, expiresAt, null);
        AtomicReference<@Nullable ScimToken> found = new AtomicReference<>();
        return transactions
                .in(
                        organisation,
                        transaction -> idempotency
                                .once(transaction, request, () -> add(transaction, token, secret))
                                .call(creation -> tokens.find(transaction, UUID.fromString(creation.reference()))
                                        .invoke(found::set)))
                .map(creation -> issued(creation, found.get(), secret));
    }

    private Uni<Creation> add(OrganisationTransaction transaction, ScimToken token, SecretToken secret) {
        return tokens.lockTenant(transaction, token.createdAt())
                .chain(() -> tokens.unrevoked(transaction))
                .chain(others -> {
                    long live = others.stream()
                            .filter(other -> other.token().isLive(token.createdAt()))
                            .count();
                    if (live >= ScimToken.MOST_LIVE) {
                        throw Problems.conflict(
                                        "too-many-tokens",
                                        "There are as many tokens as there may be",
                                        "An organisation has at most " + ScimToken.MOST_LIVE
                                                + " live tokens. Revoke one first.")
                                .exception();
                    }
                    return tokens.insert(transaction, token, secret.hash());
                })
                .replaceWith(() -> Creation.of(token.id().toString()));
    }

    private static Issued issued(Creation creation, @Nullable ScimToken token, SecretToken secret) {
        if (token == null) {
            throw Problems.notFound("token").exception();
        }
        return new Issued(token, creation.replayed() ? null : secret.value());
    }
}
