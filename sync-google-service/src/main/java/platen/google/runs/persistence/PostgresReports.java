package platen.google.runs.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.GuardClass;
import platen.google.runs.domain.ChangeFilter;
import platen.google.runs.domain.ChangeKind;
import platen.google.runs.domain.ChangeOutcome;
import platen.google.runs.domain.ChangedField;
import platen.google.runs.domain.RecordedChange;
import platen.google.runs.domain.RecordedChange.Facts;
import platen.google.runs.domain.Run;
import platen.kit.organisation.OrganisationTransaction;

/** What runs planned and what became of it. */
@ApplicationScoped
public class PostgresReports {

    private static final String ONE_RUN = """
            (select external_id, kind, outcome, fields, classes, active, email, display_name, aliases, access_code_state, card_state,
                    before_active, before_email, before_display_name, before_aliases, before_access_code_state, before_card_state, applied_at,
                    refusals,
                    (select user_id from linked_user l where l.organisation_id = $1 and l.external_id = c.external_id) as user_id
               from run_change c
              where organisation_id = $1 and run_id = %s and %s
              order by external_id limit $4)""";

    private static final String WANTED =
            "external_id > $3 and ($5::text is null or outcome = $5) and (not $6 or refusals <> '{}')";

    private static final String OWN = ONE_RUN.formatted("$2", WANTED);

    private static final String ONE = ONE_RUN.formatted("$2", "external_id = $3");

    /** What the run held too waits under the hold of an earlier one. */
    private static final String WITH_EARLIER_HOLD = "select * from (" + OWN + " union all "
            + ONE_RUN.formatted("$7", WANTED + " and outcome in ('HELD', 'APPROVED', 'LAPSED')")
            + ") found order by external_id limit $4";

    /**
     * In order of external id.
     *
     * @param after external id of the last change already seen; empty for the first
     */
    public Uni<List<RecordedChange>> page(
            OrganisationTransaction transaction, Run run, String after, ChangeFilter filter, int most) {
        ChangeOutcome outcome = filter.outcome();
        String wanted = outcome == null ? null : outcome.name();
        UUID hold = run.plan().holdRun();
        return (hold == null || hold.equals(run.id())
                        ? transaction.query(
                                OWN, transaction.organisation(), run.id(), after, most, wanted, filter.refused())
                        : transaction.query(
                                WITH_EARLIER_HOLD,
                                transaction.organisation(),
                                run.id(),
                                after,
                                most,
                                wanted,
                                filter.refused(),
                                hold))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresReports::change)
                        .toList());
    }

    /** What a run planned for one person; null when it planned nothing. */
    public Uni<@Nullable RecordedChange> one(OrganisationTransaction transaction, UUID run, String externalId) {
        return transaction
                .first(ONE, transaction.organisation(), run, externalId, 1)
                .map(row -> row == null ? null : change(row));
    }

    private static RecordedChange change(Row row) {
        ChangeKind kind = ChangeKind.valueOf(row.getString("kind"));
        return new RecordedChange(
                row.getString("external_id"),
                kind,
                ChangeOutcome.valueOf(row.getString("outcome")),
                all(row, "fields", ChangedField::valueOf),
                all(row, "classes", GuardClass::valueOf),
                kind == ChangeKind.NEW ? null : facts(row, "before_"),
                facts(row, ""),
                Columns.instant(row, "applied_at"),
                row.getUUID("user_id"),
                List.of(row.getArrayOfStrings("refusals")));
    }

    private static Facts facts(Row row, String when) {
        return new Facts(
                row.getString(when + "email"),
                row.getString(when + "display_name"),
                row.getString(when + "aliases"),
                row.getBoolean(when + "active"),
                row.getString(when + "access_code_state"),
                row.getString(when + "card_state"));
    }

    private static <T> Set<T> all(Row row, String column, Function<String, T> value) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(value).collect(Collectors.toUnmodifiableSet());
    }
}
