package platen.identity.imports.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.Column;
import platen.identity.imports.domain.ImportedRow;
import platen.identity.imports.domain.SuppliedCredentials;
import platen.identity.imports.domain.SuppliedCredentials.Said;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code import_row}. */
@ApplicationScoped
public class ImportedRows {

    private static final String INSERT = """
            insert into import_row (organisation_id, import_id, number, line, cells, access_code, cards, observation_id, state)
            select $1, $2, number, line, cells::jsonb, code::jsonb, cards::jsonb, observation,
                case when refused then 'refused' else 'read' end
            from unnest($3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::boolean[])
                as given (number, line, cells, code, cards, observation, refused)
            """;

    private static final String COLUMNS =
            "number, line, cells, access_code::text as access_code, cards::text as cards, observation_id, user_id, state, effect,"
                    + " together";

    private static final String NEXT_TOGETHER = """
            select %s from import_row
            where organisation_id = $1 and import_id = $2 and state = 'planned' and together = (
                select min(together) from import_row
                where organisation_id = $1 and import_id = $2 and state = 'planned' and together is not null)
            order by number
            """.formatted(COLUMNS);

    private static final String SETTLE = """
            update import_row r set state = $3, user_id = given.user_id, effect = given.effect,
                access_code = case when $3 = 'planned' then r.access_code end,
                cards = case when $3 = 'planned' then r.cards end
            from unnest($4::integer[], $5::uuid[], $6::text[]) as given (number, user_id, effect)
            where r.organisation_id = $1 and r.import_id = $2 and r.number = given.number
            """;

    private static final String FORGET_NAMED = """
            update import_row set cells = '{}', access_code = null, cards = null
            where organisation_id = $1 and user_id is null and state <> 'read' and (user_name_key = any($2) or email_key = $3)
            """;

    /** Looked through: only the import at work has any, and those that broke off before they were looked over. */
    private static final String FORGET_NAMED_AND_READ = """
            update import_row set cells = '{}', access_code = null, cards = null
            where organisation_id = $1 and state = 'read' and (user_name_key = any($2) or email_key = $3)
            """;

    /** What has been found out about a row, or done. */
    public enum Settled {
        PLANNED("planned"),
        REFUSED("refused"),
        APPLIED("applied");

        private final String slug;

        Settled(String slug) {
            this.slug = slug;
        }
    }

    /**
     * What became of a row.
     *
     * @param user null when it is refused, or the person is still to be made
     * @param effect {@code created}, {@code changed} or {@code unchanged}; null when it is refused
     */
    public record Effect(
            int number, @Nullable UUID user, @Nullable String effect) {}

    /** Rows as they were read; the refused ones are of no further interest. */
    public Uni<Void> insert(
            OrganisationTransaction transaction, UUID id, List<ImportedRow> rows, List<Boolean> refused) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                INSERT,
                                transaction.organisation(),
                                id,
                                rows.stream().map(ImportedRow::number).toArray(Integer[]::new),
                                rows.stream().map(ImportedRow::line).toArray(Integer[]::new),
                                rows.stream().map(ImportedRows::json).toArray(String[]::new),
                                rows.stream()
                                        .map(row -> json(row.credentials().accessCode()))
                                        .toArray(String[]::new),
                                rows.stream()
                                        .map(row -> json(row.credentials().cards()))
                                        .toArray(String[]::new),
                                rows.stream()
                                        .map(row -> row.credentials().observationId())
                                        .toArray(UUID[]::new),
                                refused.toArray(Boolean[]::new))
                        .replaceWithVoid();
    }

    /** The next rows by number, whatever their state; {@link Kept#state} tells. */
    public Uni<List<Kept>> next(OrganisationTransaction transaction, UUID id, int after, int limit) {
        return transaction
                .query("""
                        select %s from import_row
                        where organisation_id = $1 and import_id = $2 and number > $3 order by number limit $4
                        """.formatted(COLUMNS), transaction.organisation(), id, after, limit)
                .map(ImportedRows::kept);
    }

    /** The next ones that must be applied together, in their order; none when there are no more. */
    public Uni<List<Kept>> nextTogether(OrganisationTransaction transaction, UUID id) {
        return transaction.query(NEXT_TOGETHER, transaction.organisation(), id).map(ImportedRows::kept);
    }

    /** By their numbers. */
    public Uni<List<Kept>> some(OrganisationTransaction transaction, UUID id, List<Integer> numbers) {
        return transaction
                .query(
                        "select " + COLUMNS + " from import_row"
                                + " where organisation_id = $1 and import_id = $2 and number = any($3) order by number",
                        transaction.organisation(),
                        id,
                        numbers.toArray(Integer[]::new))
                .map(ImportedRows::kept);
    }

    /** Tells rows which batch they are applied in. */
    public Uni<Void> putTogether(
            OrganisationTransaction transaction, UUID id, List<Map.Entry<Integer, Integer>> batches) {
        return transaction
                .update(
                        """
                        update import_row r set together = given.batch
                        from unnest($3::integer[], $4::integer[]) as given (number, batch)
                        where r.organisation_id = $1 and r.import_id = $2 and r.number = given.number
                        """,
                        transaction.organisation(),
                        id,
                        batches.stream().map(Map.Entry::getKey).toArray(Integer[]::new),
                        batches.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .replaceWithVoid();
    }

    /**
     * A row with what is known of it.
     *
     * @param state {@code read}, {@code planned}, {@code refused} or {@code applied}
     * @param together the batch in which it is applied before the others; null when it is in none
     */
    public record Kept(
            ImportedRow row,
            String state,
            @Nullable UUID user,
            @Nullable String effect,
            @Nullable Integer together) {}

    public Uni<Void> settle(OrganisationTransaction transaction, UUID id, Settled as, List<Effect> effects) {
        return effects.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                SETTLE,
                                transaction.organisation(),
                                id,
                                as.slug,
                                effects.stream().map(Effect::number).toArray(Integer[]::new),
                                effects.stream().map(Effect::user).toArray(UUID[]::new),
                                effects.stream().map(Effect::effect).toArray(String[]::new))
                        .replaceWithVoid();
    }

    /** Which of those people rows mean that come before, or have been applied before. */
    public Uni<Set<UUID>> meant(OrganisationTransaction transaction, UUID id, Collection<UUID> users, int before) {
        return transaction
                .query("""
                        select user_id from import_row
                        where organisation_id = $1 and import_id = $2 and user_id = any($3)
                            and (number < $4 or state = 'applied')
                        """, transaction.organisation(), id, users.toArray(UUID[]::new), before)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("user_id"))
                        .collect(Collectors.toSet()));
    }

    /** What will not be applied any more is forgotten. */
    public Uni<Void> eraseCredentials(OrganisationTransaction transaction, UUID id) {
        return transaction.update("""
                        update import_row set access_code = null, cards = null
                        where organisation_id = $1 and import_id = $2 and num_nonnulls(access_code, cards) > 0
                        """, transaction.organisation(), id).replaceWithVoid();
    }

    /** Nothing personal stays in the rows that mean somebody. */
    public Uni<Void> forget(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "update import_row set cells = '{}', access_code = null, cards = null"
                                + " where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }

    /**
     * Nor in those that mean nobody, refused ones among them, but hold one of these names or the email. Names are folded as PostgreSQL does
     * it, which differs for rare letters only.
     *
     * @param names folded: the user name and the aliases
     * @param email folded
     */
    public Uni<Void> forgetNamed(
            OrganisationTransaction transaction, Collection<String> names, @Nullable String email) {
        String[] all = names.toArray(String[]::new);
        return transaction
                .update(FORGET_NAMED, transaction.organisation(), all, email)
                .chain(() -> transaction.update(FORGET_NAMED_AND_READ, transaction.organisation(), all, email))
                .replaceWithVoid();
    }

    private static String json(ImportedRow row) {
        var json = new JsonObject();
        row.cells().forEach((column, cell) -> json.put(column.field(), cell));
        return json.encode();
    }

    private static @Nullable String json(@Nullable Said said) {
        return said == null ? null : said.json();
    }

    private static List<Kept> kept(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ImportedRows::kept)
                .toList();
    }

    private static Kept kept(Row row) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        row.getJsonObject("cells")
                .forEach(cell -> cells.put(Column.of(cell.getKey()).orElseThrow(), String.valueOf(cell.getValue())));
        var credentials = new SuppliedCredentials(
                row.getUUID("observation_id"), said(row.getString("access_code")), said(row.getString("cards")));
        return new Kept(
                new ImportedRow(row.getInteger("number"), row.getInteger("line"), cells, credentials),
                row.getString("state"),
                row.getUUID("user_id"),
                row.getString("effect"),
                row.getInteger("together"));
    }

    private static @Nullable Said said(@Nullable String json) {
        return json == null ? null : new Said(json, new JsonObject(json).containsKey("sealed"));
    }
}
