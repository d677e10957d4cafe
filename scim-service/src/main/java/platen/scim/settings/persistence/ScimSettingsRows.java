package platen.scim.settings.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.settings.domain.KeptSettings;
import platen.scim.settings.domain.KnownCodes;
import platen.scim.settings.domain.Returned;
import platen.scim.settings.domain.ScimSettings;

/** The table {@code scim_settings}. */
@ApplicationScoped
public class ScimSettingsRows {

    private static final String FIND = """
            select version, notice_address, access_code_returned, access_card_returned, strict, known_codes, codes,
                changed_at, changed_by
            from scim_settings where organisation_id = $1
            """;

    /** Two who replace the same version at once, the first one included: one of them changes no row. */
    private static final String REPLACE = """
            insert into scim_settings (organisation_id, version, notice_address, access_code_returned, access_card_returned,
                strict, known_codes, codes, changed_at, changed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (organisation_id) do update
               set version = excluded.version, notice_address = excluded.notice_address,
                   access_code_returned = excluded.access_code_returned,
                   access_card_returned = excluded.access_card_returned, strict = excluded.strict,
                   known_codes = excluded.known_codes, codes = excluded.codes,
                   changed_at = excluded.changed_at, changed_by = excluded.changed_by
             where scim_settings.version = excluded.version - 1
            """;

    public Uni<KeptSettings> find(OrganisationTransaction transaction) {
        return transaction
                .first(FIND, transaction.organisation())
                .map(row -> row == null ? KeptSettings.UNTOUCHED : kept(row));
    }

    /** False when somebody else has replaced them meanwhile. */
    public Uni<Boolean> replace(OrganisationTransaction transaction, KeptSettings next) {
        ScimSettings settings = next.settings();
        return transaction
                .update(
                        REPLACE,
                        transaction.organisation(),
                        next.version(),
                        settings.noticeAddress(),
                        settings.accessCodeReturned().word(),
                        settings.accessCardReturned().word(),
                        settings.strict(),
                        settings.knownCodes().word(),
                        settings.codes(),
                        next.changedAt() == null ? null : next.changedAt().atOffset(ZoneOffset.UTC),
                        next.changedBy())
                .map(changed -> changed == 1);
    }

    private static KeptSettings kept(Row row) {
        @Nullable OffsetDateTime changedAt = row.getOffsetDateTime("changed_at");
        return new KeptSettings(
                new ScimSettings(
                        row.getString("notice_address"),
                        Returned.of(row.getString("access_code_returned")),
                        Returned.of(row.getString("access_card_returned")),
                        row.getBoolean("strict"),
                        KnownCodes.of(row.getString("known_codes")),
                        row.getBoolean("codes")),
                row.getLong("version"),
                changedAt == null ? null : changedAt.toInstant(),
                row.getString("changed_by"));
    }
}
