package platen.google.runs.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ClassCounts;
import platen.google.connection.domain.GuardClass;
import platen.google.runs.StagedChange;
import platen.google.runs.domain.ChangeKind;
import platen.google.runs.domain.CredentialTrace;
import platen.google.runs.domain.KnownPerson;
import platen.google.runs.domain.PlanLine;
import platen.kit.organisation.OrganisationTransaction;

/** What a run is going to publish. */
@ApplicationScoped
public class PostgresPlan {

    private static final String DROP = """
            delete from run_change where organisation_id = $1 and run_id = $2 and outcome = 'PLANNED'""";

    private static final String OBSERVE = """
            insert into run_change (organisation_id, run_id, external_id, kind, fields, classes, outcome, base_digest, digest,
                active, email, display_name, access_code_state, access_code_index, card_state, card_index,
                before_active, before_email, before_display_name, before_access_code_state, before_card_state, observation,
                aliases, before_aliases)
            select $1, $2, external_id, kind, string_to_array(fields, ','), string_to_array(classes, ','), 'PLANNED',
                   base_digest, digest, active, email, display_name, code_state, code_index, card_state, card_index,
                   before_active, before_email, before_name, before_code_state, before_card_state, observation, aliases, before_aliases
              from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::bytea[], $9::boolean[],
                          $10::text[], $11::text[], $12::text[], $13::bytea[], $14::text[], $15::bytea[], $16::boolean[],
                          $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[])
                as page (external_id, kind, fields, classes, base_digest, digest, active,
                         email, display_name, code_state, code_index, card_state, card_index, before_active,
                         before_email, before_name, before_code_state, before_card_state, observation, aliases, before_aliases)
            on conflict do nothing""";

    private static final String REMOVE = """
            insert into run_change (organisation_id, run_id, external_id, kind, classes, outcome, base_digest, digest,
                active, email, display_name, access_code_state, access_code_index, card_state, card_index,
                before_active, before_email, before_display_name, before_access_code_state, before_card_state,
                aliases, before_aliases)
            select organisation_id, $2, external_id, 'REMOVED', '{REMOVAL}', 'PLANNED', digest, digest,
                   active, email, display_name, access_code_state, access_code_index, card_state, card_index,
                   active, email, display_name, access_code_state, card_state, aliases, aliases
              from person known
             where organisation_id = $1 and removed_at is null
               and not exists (select from snapshot_person s
                                where s.organisation_id = $1 and s.external_id = known.external_id)""";

    private static final String COUNTS = """
            count(*) filter (where kind <> 'REMOVED') as observed,
            count(*) filter (where kind = 'REMOVED') as removed,
            count(*) filter (where 'REMOVAL' = any(classes)) as removal,
            count(*) filter (where 'DISABLE' = any(classes)) as disable,
            count(*) filter (where 'CODE_CLEAR' = any(classes)) as code_clear,
            count(*) filter (where 'CARD_CLEAR' = any(classes)) as card_clear,
            count(*) filter (where 'EMAIL_CHANGE' = any(classes)) as email_change
              from run_change where organisation_id = $1""";

    private static final String SIZE = "select " + COUNTS + " and run_id = $2 and outcome = 'PLANNED'";

    private static final String HELD_SIZE =
            "select " + COUNTS + " and run_id = $2 and outcome = 'PLANNED' and classes && $3";

    private static final String WAITING = "select " + COUNTS + " and run_id = $2 and outcome = 'HELD'";

    /** What was approved is not counted: an administrator answers for it. */
    private static final String APPLIED_OF_LATE = "select " + COUNTS
            + " and outcome = 'APPLIED' and classes <> '{}' and applied_at > clock_timestamp() - interval '24 hours'";

    private static final String LINES = """
            select external_id, kind, base_digest, digest, classes from run_change
             where organisation_id = $1 and run_id = $2 and outcome = 'PLANNED' and external_id > $3
             order by external_id limit $4""";

    private static final String LINKED = """
            select count(*) as known, count(*) filter (where removed_at is null) as people,
                   count(*) filter (where removed_at is null and (access_code_state = 'SET' or card_state = 'SET'))
                       as with_credential
              from person where organisation_id = $1""";

    /** How many changes a plan has, and of which classes. */
    public record Size(int observed, int removed, ClassCounts classes) {}

    /**
     * People published before.
     *
     * @param known those removed since included
     * @param people not removed
     * @param withCredential of these, how many had a code or card in the directory
     */
    public record Linked(long known, long people, long withCredential) {}

    /** Forgets what a run has planned and not applied. */
    public Uni<Void> drop(OrganisationTransaction transaction, UUID run) {
        return transaction.update(DROP, transaction.organisation(), run).replaceWithVoid();
    }

    public Uni<Void> observe(OrganisationTransaction transaction, UUID run, List<StagedChange> changes) {
        return transaction
                .update(
                        OBSERVE,
                        transaction.organisation(),
                        run,
                        texts(changes, StagedChange::externalId),
                        texts(changes, change -> change.change().kind().name()),
                        texts(changes, change -> names(change.change().fields())),
                        texts(changes, change -> names(change.change().classes())),
                        bytes(changes, change -> before(change, KnownPerson::digest)),
                        bytes(changes, change -> change.person().digest()),
                        changes.stream()
                                .map(change -> change.person().state().active())
                                .toArray(Boolean[]::new),
                        texts(changes, change -> change.person().state().email()),
                        texts(changes, change -> change.person().state().displayName()),
                        texts(changes, change -> change.person().accessCode().state()),
                        bytes(changes, change -> change.person().accessCodeIndex()),
                        texts(changes, change -> change.person().card().state()),
                        bytes(changes, change -> change.person().cardIndex()),
                        changes.stream()
                                .map(change -> before(change, KnownPerson::active))
                                .toArray(Boolean[]::new),
                        texts(changes, change -> before(change, KnownPerson::email)),
                        texts(changes, change -> before(change, KnownPerson::displayName)),
                        texts(changes, change -> stateBefore(change, KnownPerson::accessCode)),
                        texts(changes, change -> stateBefore(change, KnownPerson::card)),
                        texts(changes, StagedChange::observation),
                        texts(changes, change -> change.person().state().aliasText()),
                        texts(changes, change -> before(change, KnownPerson::aliases)))
                .replaceWithVoid();
    }

    /** Plans the removal of everybody the snapshot lacks: only for a complete one. */
    public Uni<Void> removeTheAbsent(OrganisationTransaction transaction, UUID run) {
        return transaction.update(REMOVE, transaction.organisation(), run).replaceWithVoid();
    }

    public Uni<Size> size(OrganisationTransaction transaction, UUID run) {
        return counted(transaction, SIZE, transaction.organisation(), run);
    }

    /** Of the changes that have at least one of these classes. */
    public Uni<Size> size(OrganisationTransaction transaction, UUID run, Set<GuardClass> held) {
        return counted(transaction, HELD_SIZE, transaction.organisation(), run, namesOf(held));
    }

    /** Of the changes that wait for approval. */
    public Uni<Size> waiting(OrganisationTransaction transaction, UUID run) {
        return counted(transaction, WAITING, transaction.organisation(), run);
    }

    /** What runs have applied without approval within 24 hours. */
    public Uni<ClassCounts> appliedOfLate(OrganisationTransaction transaction) {
        return counted(transaction, APPLIED_OF_LATE, transaction.organisation()).map(Size::classes);
    }

    /** Changes in order of external id, after the one given. */
    public Uni<List<PlanLine>> lines(OrganisationTransaction transaction, UUID run, String after, int most) {
        return transaction
                .query(LINES, transaction.organisation(), run, after, most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresPlan::line)
                        .toList());
    }

    public Uni<Linked> linked(OrganisationTransaction transaction) {
        return transaction
                .query(LINKED, transaction.organisation())
                .map(rows -> rows.iterator().next())
                .map(row -> new Linked(row.getLong("known"), row.getLong("people"), row.getLong("with_credential")));
    }

    static String[] namesOf(Collection<GuardClass> classes) {
        return classes.stream().map(GuardClass::name).toArray(String[]::new);
    }

    private static Uni<Size> counted(OrganisationTransaction transaction, String query, Object... parameters) {
        return transaction
                .query(query, parameters)
                .map(rows -> rows.iterator().next())
                .map(row -> new Size(
                        number(row, "observed"),
                        number(row, "removed"),
                        ClassCounts.of(each -> number(row, each.name().toLowerCase(Locale.ROOT)))));
    }

    private static int number(Row row, String column) {
        return Math.toIntExact(row.getLong(column));
    }

    private static PlanLine line(Row row) {
        return new PlanLine(
                row.getString("external_id"),
                ChangeKind.valueOf(row.getString("kind")),
                Columns.bytes(row, "base_digest"),
                row.getBuffer("digest").getBytes(),
                Set.of(row.getArrayOfStrings("classes")));
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    private static <T> @Nullable T before(StagedChange change, Function<KnownPerson, @Nullable T> part) {
        KnownPerson before = change.before();
        return before == null ? null : part.apply(before);
    }

    private static @Nullable String stateBefore(StagedChange change, Function<KnownPerson, CredentialTrace> part) {
        KnownPerson before = change.before();
        return before == null ? null : part.apply(before).state();
    }

    private static @Nullable String[] texts(List<StagedChange> changes, Function<StagedChange, @Nullable String> text) {
        return changes.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable Buffer[] bytes(
            List<StagedChange> changes, Function<StagedChange, byte @Nullable []> bytes) {
        return changes.stream()
                .map(change -> {
                    byte[] value = bytes.apply(change);
                    return value == null ? null : Buffer.buffer(value);
                })
                .toArray(Buffer[]::new);
    }
}
