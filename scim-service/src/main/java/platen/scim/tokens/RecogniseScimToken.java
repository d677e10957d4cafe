package platen.scim.tokens;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.settings.ReadScimSettings;
import platen.scim.settings.domain.KeptSettings;
import platen.scim.settings.domain.ScimSettings;
import platen.scim.tokens.domain.ScimToken;
import platen.scim.tokens.persistence.ScimTokenRows;
import platen.scim.tokens.persistence.ScimTokenRows.KeptToken;

/** Tells whether a presented token is a good one of the organisation that the request's address names. */
@ApplicationScoped
public class RecogniseScimToken {

    /** How exact "last used" is: not every request needs to write. */
    private static final Duration LAST_USED_GRAIN = Duration.ofMinutes(1);

    private final OrganisationTransactions transactions;
    private final ScimTokenRows tokens;
    private final ReadScimSettings settings;
    private final Clock clock;

    RecogniseScimToken(
            OrganisationTransactions transactions, ScimTokenRows tokens, ReadScimSettings settings, Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the organisation has set, when the token is a good one of its own. */
    public Uni<Optional<ScimSettings>> recognise(UUID organisation, String presented) {
        var token = SecretTokens.parse(presented)
                .filter(parsed -> parsed.organisation().equals(organisation));
        if (token.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return transactions.in(
                organisation,
                transaction -> tokens.unrevoked(transaction)
                        .map(kept -> matching(kept, token.get().hash()))
                        .chain(match -> match.isEmpty()
                                ? Uni.createFrom().item(Optional.<ScimSettings>empty())
                                : noteUse(transaction, match.get())
                                        .chain(() -> settings.in(transaction))
                                        .map(KeptSettings::settings)
                                        .map(Optional::of)));
    }

    private Optional<ScimToken> matching(List<KeptToken> kept, byte[] hash) {
        Instant now = clock.instant();
        return kept.stream()
                .filter(candidate -> SecretTokens.matches(candidate.hash(), hash))
                .map(KeptToken::token)
                .filter(token -> token.isLive(now))
                .findFirst();
    }

    private Uni<Void> noteUse(OrganisationTransaction transaction, ScimToken token) {
        Instant now = clock.instant();
        return token.lastUsedAt() != null && now.isBefore(token.lastUsedAt().plus(LAST_USED_GRAIN))
                ? Uni.createFrom().voidItem()
                : tokens.noteUse(transaction, token.id(), now);
    }
}
