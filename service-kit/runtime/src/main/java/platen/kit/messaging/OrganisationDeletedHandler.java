package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationDeletion;
import platen.kit.organisation.OrganisationTransaction;

/** What a service does when it hears that an organisation is deleted: its transactions are refused from here on, its rows go. */
@ApplicationScoped
public class OrganisationDeletedHandler {

    /** Where it is said. */
    public static final String TOPIC = "identity.organisation";

    private static final String TYPE = "platen.identity.organisation-deleted.v1";

    record OrganisationDeleted(@Nullable UUID organisationId) {}

    private final OrganisationDeletion deletion;

    OrganisationDeletedHandler(OrganisationDeletion deletion) {
        this.deletion = deletion;
    }

    /** Returns {@code handlers} with this one. */
    public EventHandlers addedTo(EventHandlers handlers) {
        return handlers.on(TYPE, OrganisationDeleted.class, this::deleted);
    }

    private Uni<Outcome> deleted(Event event, OrganisationDeleted body, OrganisationTransaction transaction) {
        if (!event.organisation().equals(body.organisationId())) {
            throw new PoisonEvent("The organisation in the body is not the one of the key");
        }
        return deletion.begin(transaction).replaceWith(Outcome.DONE);
    }
}
