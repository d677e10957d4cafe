package platen.notification.contact.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.notification.contact.domain.Organisation;
import platen.notification.contact.domain.Organisation.Invitation;
import platen.notification.contact.domain.Organisation.ManualChangeMail;

/** Body of {@code organisation-created} and {@code organisation-settings-changed}: the full state. */
record OrganisationChanged(OrganisationData organisation) {

    record OrganisationData(
            UUID organisationId,
            String name,
            String locale,
            String invitation,
            @Nullable String portalUrl,
            @Nullable String noticeAddress,
            @Nullable String manualChangeMail) {}

    /** A kind of the future is none of ours. */
    private static @Nullable ManualChangeMail manualChangeMail(@Nullable String word) {
        return switch (word) {
            case "classic" -> ManualChangeMail.CLASSIC;
            case "portal" -> ManualChangeMail.PORTAL;
            case "none" -> ManualChangeMail.NONE;
            case null, default -> null;
        };
    }

    Organisation state() {
        return new Organisation(
                organisation.organisationId(),
                organisation.name(),
                organisation.locale(),
                organisation.invitation().equals("portal") ? Invitation.PORTAL : Invitation.CLASSIC,
                organisation.portalUrl(),
                organisation.noticeAddress(),
                manualChangeMail(organisation.manualChangeMail()));
    }
}
