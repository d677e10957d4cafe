package platen.identity.organisation.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.Checked;
import platen.identity.domain.Flaws;

/** Settings as somebody wants them. */
public record SettingsDraft(
        @Nullable String name,
        @Nullable String locale,
        @Nullable String invitation,
        @Nullable String portalUrl,
        @Nullable String noticeAddress,
        @Nullable Integer retentionDays,
        @Nullable String primarySource,
        LinkingDraft linking,
        @Nullable String manualChangeMail) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_SOURCE = 100;
    private static final int MOST_RETENTION_DAYS = 365;

    public Checked<OrganisationSettings> checked() {
        var flaws = new Flaws();
        String checkedName = flaws.required("name", name, LONGEST_NAME);
        String tag = locale == null || locale.isBlank()
                ? flaws.required("locale", null, LONGEST_NAME)
                : flaws.locale("locale", locale);
        Optional<Invitation> kind = Invitation.of(invitation == null ? "" : invitation);
        if (kind.isEmpty()) {
            flaws.add("invitation", "must be classic or portal");
        }
        ManualChangeMail manual = manualChangeMail(flaws);
        String url = portalUrl(flaws, kind, manual);
        String notice = flaws.email("noticeAddress", noticeAddress);
        int days = retentionDays == null ? OrganisationSettings.DEFAULT_RETENTION_DAYS : retentionDays;
        if (days < 1 || days > MOST_RETENTION_DAYS) {
            flaws.add("retentionDays", "must be a number from 1 to " + MOST_RETENTION_DAYS);
        }
        String source = flaws.optional("primarySource", primarySource, LONGEST_SOURCE);
        LinkingRules rules = linking.checked(flaws);
        return flaws.orElse(() -> new OrganisationSettings(
                checkedName, tag == null ? "" : tag, kind.orElseThrow(), url, notice, days, source, rules, manual));
    }

    private @Nullable ManualChangeMail manualChangeMail(Flaws flaws) {
        if (manualChangeMail == null) {
            return null;
        }
        Optional<ManualChangeMail> mail = ManualChangeMail.of(manualChangeMail);
        if (mail.isEmpty()) {
            flaws.add("manualChangeMail", "must be classic, portal or none");
        }
        return mail.orElse(null);
    }

    private @Nullable String portalUrl(Flaws flaws, Optional<Invitation> kind, @Nullable ManualChangeMail manual) {
        String url = flaws.optional("portalUrl", portalUrl, LONGEST_URL);
        if (url == null) {
            if (portalUrl == null && kind.filter(Invitation.PORTAL::equals).isPresent()) {
                flaws.add("portalUrl", "is required when invitation is portal");
            } else if (portalUrl == null && manual == ManualChangeMail.PORTAL) {
                flaws.add("portalUrl", "is required when manualChangeMail is portal");
            }
            return null;
        }
        if (!isWebAddress(url)) {
            flaws.add("portalUrl", "must be an absolute http or https address");
        }
        return url;
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
