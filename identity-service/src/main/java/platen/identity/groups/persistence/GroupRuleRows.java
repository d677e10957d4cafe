package platen.identity.groups.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.Credit;
import platen.identity.groups.domain.GroupRule;
import platen.identity.groups.domain.GroupRule.GivesCodePolicy;
import platen.identity.groups.domain.GroupRule.GivesCredit;
import platen.identity.groups.domain.RuleDraft;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code user_group_rule}. */
@ApplicationScoped
public class GroupRuleRows {

    private static final String SELECT = """
            select r.*, (select count(*) from user_group_rule_applied a
                         where a.organisation_id = r.organisation_id and a.rule_id = r.rule_id and not a.passed_over) as applied
            from user_group_rule r where r.organisation_id = $1 and r.group_id = $2
            """;

    private static final String INSERT = """
            insert into user_group_rule (organisation_id, rule_id, group_id, kind, amount, currency, present_members,
                                         code_policy, priority, scan_after, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    private static final String NEXT_TO_MEET = """
            select r.rule_id, r.group_id, r.present_members, r.scan_after, g.source from user_group_rule r
            join user_group g on g.organisation_id = r.organisation_id and g.group_id = r.group_id
            where r.organisation_id = $1 and r.scan_after is not null
            order by r.rule_id limit 1 for update of r skip locked
            """;

    /**
     * A rule that has not met all who were members when it was made, locked.
     *
     * @param counts whether they get what it gives
     * @param after the last member it has met
     */
    public record Meeting(UUID rule, UUID group, String source, boolean counts, String after) {}

    public Uni<List<GroupRule>> of(OrganisationTransaction transaction, UUID group) {
        return transaction
                .query(SELECT + " order by r.created_at, r.rule_id", transaction.organisation(), group)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(GroupRuleRows::rule)
                        .toList());
    }

    public Uni<@Nullable GroupRule> find(OrganisationTransaction transaction, UUID group, UUID rule) {
        return transaction
                .first(SELECT + " and r.rule_id = $3", transaction.organisation(), group, rule)
                .map(row -> row == null ? null : rule(row));
    }

    /** It goes through those who are members already, when it is a credit. */
    public Uni<Void> insert(
            OrganisationTransaction transaction, UUID id, UUID group, GroupRule.Effect effect, Instant now) {
        @Nullable
        Object[] values = switch (effect) {
            case GivesCredit(Credit credit, boolean presentMembers) ->
                new @Nullable Object[] {
                    transaction.organisation(),
                    id,
                    group,
                    RuleDraft.CREDIT,
                    credit.amount(),
                    credit.currency(),
                    presentMembers,
                    null,
                    null,
                    "",
                    now.atOffset(ZoneOffset.UTC)
                };
            case GivesCodePolicy(String name, int priority) ->
                new @Nullable Object[] {
                    transaction.organisation(),
                    id,
                    group,
                    RuleDraft.CODE_POLICY,
                    null,
                    null,
                    false,
                    name,
                    priority,
                    null,
                    now.atOffset(ZoneOffset.UTC)
                };
        };
        return transaction.update(INSERT, values).replaceWithVoid();
    }

    public Uni<Void> change(OrganisationTransaction transaction, UUID rule, GivesCodePolicy wanted) {
        return transaction
                .update(
                        "update user_group_rule set code_policy = $3, priority = $4, version = version + 1"
                                + " where organisation_id = $1 and rule_id = $2",
                        transaction.organisation(),
                        rule,
                        wanted.name(),
                        wanted.priority())
                .replaceWithVoid();
    }

    public Uni<Void> delete(OrganisationTransaction transaction, UUID rule) {
        return transaction
                .update(
                        "delete from user_group_rule where organisation_id = $1 and rule_id = $2",
                        transaction.organisation(),
                        rule)
                .replaceWithVoid();
    }

    /** Null when all rules have met everybody. */
    public Uni<@Nullable Meeting> nextToMeet(OrganisationTransaction transaction) {
        return transaction
                .first(NEXT_TO_MEET, transaction.organisation())
                .map(row -> row == null
                        ? null
                        : new Meeting(
                                row.getUUID("rule_id"),
                                row.getUUID("group_id"),
                                row.getString("source"),
                                row.getBoolean("present_members"),
                                row.getString("scan_after")));
    }

    /**
     * @param after the last member met; null when it has met them all
     */
    public Uni<Void> met(OrganisationTransaction transaction, UUID rule, @Nullable String after) {
        return transaction
                .update(
                        "update user_group_rule set scan_after = $3 where organisation_id = $1 and rule_id = $2",
                        transaction.organisation(),
                        rule,
                        after)
                .replaceWithVoid();
    }

    private static GroupRule rule(Row row) {
        GroupRule.Effect effect = row.getString("kind").equals(RuleDraft.CREDIT)
                ? new GivesCredit(
                        new Credit(
                                Objects.requireNonNull(row.getBigDecimal("amount"))
                                        .stripTrailingZeros(),
                                row.getString("currency")),
                        row.getBoolean("present_members"))
                : new GivesCodePolicy(row.getString("code_policy"), row.getInteger("priority"));
        return new GroupRule(
                row.getUUID("rule_id"),
                row.getUUID("group_id"),
                effect,
                row.getLong("version"),
                row.getString("scan_after") != null,
                row.getInteger("applied"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
