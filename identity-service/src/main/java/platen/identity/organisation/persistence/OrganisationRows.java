package platen.identity.organisation.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.domain.Invitation;
import platen.identity.organisation.domain.LinkingRules;
import platen.identity.organisation.domain.LinkingRules.UserNameForm;
import platen.identity.organisation.domain.ManualChangeMail;
import platen.identity.organisation.domain.Organisation;
import platen.identity.organisation.domain.OrganisationSettings;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code organisation}; an organisation's own row is its tenant's. */
@ApplicationScoped
public class OrganisationRows {

    private static final String INSERT = """
            insert into organisation (organisation_id, version, name, locale, invitation, portal_url, notice_address,
                                      retention_days, primary_source, match_by_alias, user_name_form, upn_suffix,
                                      manual_change_mail, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing
            """;

    private static final String UPDATE = """
            update organisation set version = $2, name = $3, locale = $4, invitation = $5, portal_url = $6,
                                    notice_address = $7, retention_days = $8, primary_source = $9, match_by_alias = $10,
                                    user_name_form = $11, upn_suffix = $12, manual_change_mail = $13
            where organisation_id = $1
            """;

    private static final String PAGE = """
            select * from organisation o where (created_at, organisation_id) > ($1, $2)
              and not exists (select from organisation_tombstone t where t.organisation_id = o.organisation_id)
            order by created_at, organisation_id limit $3
            """;

    /** False when it is there already. */
    public Uni<Boolean> insert(OrganisationTransaction transaction, Organisation organisation) {
        @Nullable Object[] values = values(organisation);
        @Nullable Object[] parameters = Arrays.copyOf(values, values.length + 1);
        parameters[values.length] = organisation.createdAt().atOffset(ZoneOffset.UTC);
        return transaction.update(INSERT, parameters).map(rows -> rows == 1);
    }

    public Uni<Void> update(OrganisationTransaction transaction, Organisation organisation) {
        return transaction.update(UPDATE, values(organisation)).replaceWithVoid();
    }

    private static @Nullable Object[] values(Organisation organisation) {
        OrganisationSettings settings = organisation.settings();
        ManualChangeMail manual = settings.manualChangeMail();
        return new @Nullable Object[] {
            organisation.id(),
            organisation.version(),
            settings.name(),
            settings.locale(),
            settings.invitation().word(),
            settings.portalUrl(),
            settings.noticeAddress(),
            settings.retentionDays(),
            settings.primarySource(),
            settings.linking().matchByAlias(),
            settings.linking().userNameForm().word(),
            settings.linking().upnSuffix(),
            manual == null ? null : manual.word()
        };
    }

    public Uni<@Nullable Organisation> find(OrganisationTransaction transaction) {
        return transaction
                .first("select * from organisation where organisation_id = $1", transaction.organisation())
                .map(row -> row == null ? null : organisation(row));
    }

    /** Nobody else changes it until the transaction ends. */
    public Uni<@Nullable Organisation> lock(OrganisationTransaction transaction) {
        return transaction
                .first("select * from organisation where organisation_id = $1 for update", transaction.organisation())
                .map(row -> row == null ? null : organisation(row));
    }

    /** Organisations of the whole installation that are not deleted, oldest first, after the one created then. */
    public Uni<List<Organisation>> page(SqlConnection relay, Instant created, UUID id, int limit) {
        return relay.preparedQuery(PAGE)
                .execute(Tuple.of(created.atOffset(ZoneOffset.UTC), id, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OrganisationRows::organisation)
                        .toList());
    }

    private static Organisation organisation(Row row) {
        String manual = row.getString("manual_change_mail");
        var settings = new OrganisationSettings(
                row.getString("name"),
                row.getString("locale"),
                Invitation.of(row.getString("invitation")).orElseThrow(),
                row.getString("portal_url"),
                row.getString("notice_address"),
                row.getInteger("retention_days"),
                row.getString("primary_source"),
                new LinkingRules(
                        row.getBoolean("match_by_alias"),
                        UserNameForm.of(row.getString("user_name_form")).orElseThrow(),
                        row.getString("upn_suffix")),
                manual == null ? null : ManualChangeMail.of(manual).orElseThrow());
        return new Organisation(
                row.getUUID("organisation_id"),
                settings,
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
