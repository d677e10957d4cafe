package platen.identity.organisation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.domain.Organisation;
import platen.identity.organisation.domain.OrganisationSettings;
import platen.identity.organisation.messaging.OrganisationEventWriter;
import platen.identity.organisation.persistence.OrganisationRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/** Replaces an organisation's settings and says so, unless nothing differs. */
@ApplicationScoped
public class ChangeOrganisationSettings {

    private final OrganisationTransactions transactions;
    private final OrganisationRows organisations;
    private final OrganisationEventWriter events;

    ChangeOrganisationSettings(
            OrganisationTransactions transactions, OrganisationRows organisations, OrganisationEventWriter events) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.events = events;
    }

    /** Null when there is no such organisation. */
    public Uni<@Nullable Organisation> change(UUID id, OrganisationSettings settings, IfMatch seen) {
        return transactions.in(
                id,
                transaction -> organisations
                        .lock(transaction)
                        .chain(found -> found == null
                                ? Uni.createFrom().nullItem()
                                : change(transaction, found, settings, seen)));
    }

    private Uni<Organisation> change(
            OrganisationTransaction transaction, Organisation found, OrganisationSettings settings, IfMatch seen) {
        seen.check(found.version());
        Organisation changed = found.with(settings);
        if (changed.equals(found)) {
            return Uni.createFrom().item(found);
        }
        return organisations
                .update(transaction, changed)
                .chain(() -> events.settingsChanged(transaction, changed))
                .replaceWith(changed);
    }
}
