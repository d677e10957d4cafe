package platen.identity.organisation.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.domain.LinkingRules;
import platen.identity.organisation.domain.ManualChangeMail;
import platen.identity.organisation.domain.Organisation;
import platen.identity.organisation.domain.OrganisationSettings;

/** An organisation as callers see it. */
public record OrganisationView(
        UUID id,
        String name,
        String locale,

        @Schema(enumeration = {"classic", "portal"}) String invitation,

        @Nullable String portalUrl,
        @Nullable String noticeAddress,
        int retentionDays,
        @Nullable String primarySource,
        LinkingView linking,

        @Schema(enumeration = {"classic", "portal", "none"}) @Nullable
        String manualChangeMail) {

    /** How sources' persons are named and matched. */
    @Schema(name = "Linking")
    public record LinkingView(
            boolean matchByAlias,

            @Schema(enumeration = {"as-given", "upn", "short"})
            String userNameForm,

            @Nullable String upnSuffix) {

        static LinkingView of(LinkingRules rules) {
            return new LinkingView(rules.matchByAlias(), rules.userNameForm().word(), rules.upnSuffix());
        }
    }

    static OrganisationView of(Organisation organisation) {
        OrganisationSettings settings = organisation.settings();
        ManualChangeMail manual = settings.manualChangeMail();
        return new OrganisationView(
                organisation.id(),
                settings.name(),
                settings.locale(),
                settings.invitation().word(),
                settings.portalUrl(),
                settings.noticeAddress(),
                settings.retentionDays(),
                settings.primarySource(),
                LinkingView.of(settings.linking()),
                manual == null ? null : manual.word());
    }
}
