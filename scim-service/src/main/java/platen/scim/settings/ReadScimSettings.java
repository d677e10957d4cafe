package platen.scim.settings;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.settings.domain.KeptSettings;
import platen.scim.settings.persistence.ScimSettingsRows;

/** What the organisation has decided, or the defaults. */
@ApplicationScoped
public class ReadScimSettings {

    private final OrganisationTransactions transactions;
    private final ScimSettingsRows rows;

    ReadScimSettings(OrganisationTransactions transactions, ScimSettingsRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    public Uni<KeptSettings> of(UUID organisation) {
        return transactions.in(organisation, rows::find);
    }

    /** Within a transaction that does more. */
    public Uni<KeptSettings> in(OrganisationTransaction transaction) {
        return rows.find(transaction);
    }
}
