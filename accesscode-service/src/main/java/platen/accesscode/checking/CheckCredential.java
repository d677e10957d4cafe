package platen.accesscode.checking;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransactions;

/** Tells whose working credential has a fingerprint: one index look-up. */
@ApplicationScoped
public class CheckCredential {

    private static final String CODES = """
            select user_id from access_code
            where organisation_id = $1 and blind_index = any($2) and state = 'active'""";

    private static final String CARDS = """
            select user_id from card
            where organisation_id = $1 and blind_index = any($2) and state = 'active'
                and (valid_until is null or valid_until > $3)""";

    private final OrganisationTransactions transactions;

    private final Clock clock;

    CheckCredential(OrganisationTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Null when it works for nobody.
     *
     * @param candidates all fingerprints the credential may be under: the caller knows the value, and this service may have
     *     indexed it anew since the caller heard of it
     */
    public Uni<@Nullable UUID> holder(UUID organisation, CredentialKind kind, Collection<Fingerprint> candidates) {
        Buffer[] values = Columns.byteas(candidates);
        return transactions
                .in(organisation, transaction -> switch (kind) {
                    case ACCESS_CODE -> transaction.first(CODES, organisation, values);
                    case CARD -> transaction.first(CARDS, organisation, values, Columns.timestamptz(clock.instant()));
                })
                .map(row -> row == null ? null : row.getUUID("user_id"));
    }
}
