package platen.identity.organisation.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.domain.ManualChangeMail;
import platen.identity.organisation.domain.Organisation;
import platen.identity.organisation.domain.OrganisationSettings;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

/** Writes {@code identity.organisation}; the organisation is the whole key. */
@ApplicationScoped
public class OrganisationEventWriter {

    private static final String TOPIC = "identity.organisation";

    /** Body of what says how it is. */
    record OrganisationFact(OrganisationState organisation) {}

    record OrganisationGone(UUID organisationId) {}

    record OrganisationState(
            UUID organisationId,
            String name,
            String locale,
            String invitation,
            @Nullable String portalUrl,
            @Nullable String noticeAddress,
            @Nullable String manualChangeMail) {}

    private final Outbox outbox;

    OrganisationEventWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    public Uni<Void> created(OrganisationTransaction transaction, Organisation organisation) {
        return outbox.append(transaction, event("platen.identity.organisation-created.v1", organisation));
    }

    public Uni<Void> settingsChanged(OrganisationTransaction transaction, Organisation organisation) {
        return outbox.append(transaction, event("platen.identity.organisation-settings-changed.v1", organisation));
    }

    /** Nothing can be said of it after this. */
    public Uni<Void> deleted(OrganisationTransaction transaction, UUID organisation) {
        return outbox.append(
                transaction,
                OutgoingEvent.of(
                        TOPIC, "", "platen.identity.organisation-deleted.v1", new OrganisationGone(organisation)));
    }

    /** The full state again, for read models. */
    public Uni<Void> republished(OrganisationTransaction transaction, Organisation organisation) {
        return outbox.append(
                transaction,
                event("platen.identity.organisation-settings-changed.v1", organisation)
                        .asRepublished());
    }

    private static OutgoingEvent event(String type, Organisation organisation) {
        OrganisationSettings settings = organisation.settings();
        ManualChangeMail manual = settings.manualChangeMail();
        return OutgoingEvent.of(
                TOPIC,
                "",
                type,
                new OrganisationFact(new OrganisationState(
                        organisation.id(),
                        settings.name(),
                        settings.locale(),
                        settings.invitation().word(),
                        settings.portalUrl(),
                        settings.noticeAddress(),
                        manual == null ? null : manual.word())));
    }
}
