package platen.identity.organisation.domain;

import org.jspecify.annotations.Nullable;

/**
 * What several services need to know of an organisation.
 *
 * @param portalUrl where portal mails point; always there when one of the mails is to be a portal mail
 * @param noticeAddress where notices to administrators go
 * @param retentionDays how long a removed person is kept before being deleted
 * @param primarySource the source whose word counts where several know a person; null: each source's does
 * @param linking how sources' persons are named and matched
 * @param manualChangeMail what an administrator's change of a code mails; null: as {@code invitation} says
 */
public record OrganisationSettings(
        String name,
        String locale,
        Invitation invitation,
        @Nullable String portalUrl,
        @Nullable String noticeAddress,
        int retentionDays,
        @Nullable String primarySource,
        LinkingRules linking,
        @Nullable ManualChangeMail manualChangeMail) {

    public static final int DEFAULT_RETENTION_DAYS = 20;
}
