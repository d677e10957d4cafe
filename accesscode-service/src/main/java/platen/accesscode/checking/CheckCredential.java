package platen.accesscode.checking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
            where organisation_id = $1 and blind_index = $2 and state = 'active'""";

    private static final String CARDS = """
            select user_id from card where organisation_id = $1 and blind_index = $2 and state = 'active'""";

    private final OrganisationTransactions transactions;

    CheckCredential(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    /** Null when it works for nobody. */
    public Uni<@Nullable UUID> holder(UUID organisation, CredentialKind kind, Fingerprint fingerprint) {
        String sql = kind == CredentialKind.ACCESS_CODE ? CODES : CARDS;
        return transactions.in(
                organisation,
                transaction -> transaction
                        .first(sql, organisation, Columns.bytea(fingerprint))
                        .map(row -> row == null ? null : row.getUUID("user_id")));
    }
}
