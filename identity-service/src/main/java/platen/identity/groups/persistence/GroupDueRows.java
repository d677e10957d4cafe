package platen.identity.groups.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import platen.identity.groups.TendMemberships.NewLink;
import platen.identity.groups.domain.AppliedRule;
import platen.identity.groups.domain.Credit;
import platen.identity.groups.persistence.GroupRuleRows.Meeting;
import platen.kit.organisation.OrganisationTransaction;

/** Of whom something is to be told, {@code user_group_due}, and what rules did to them, {@code user_group_rule_applied}. */
@ApplicationScoped
public class GroupDueRows {

    /** Whom members of a source ($2) mean ($3). */
    private static final String PEOPLE = """
            (select user_id from person_link where organisation_id = $1 and source = $2 and external_id = any($3::text[])
             union
             select member::uuid from unnest($3::text[]) member where $2 = 'by-hand') people
            """;

    private static final String NOTE = """
            insert into user_group_due (organisation_id, user_id, update)
            select $1, user_id, true from
            """ + PEOPLE + """
            on conflict (organisation_id, user_id) do update set update = true
            """;

    private static final String NOTE_RULE = """
            insert into user_group_due (organisation_id, user_id, update)
            select $1, user_id, false from
            """ + PEOPLE + """
            on conflict do nothing
            """;

    private static final String APPLY_OF_GROUP = """
            insert into user_group_rule_applied (organisation_id, rule_id, user_id)
            select $1, r.rule_id, people.user_id from user_group_rule r cross join
            """ + PEOPLE + """
            where r.organisation_id = $1 and r.group_id = $4 and r.kind = 'credit' on conflict do nothing
            """;

    private static final String APPLY_RULE = """
            insert into user_group_rule_applied (organisation_id, rule_id, user_id, passed_over, announced_at)
            select $1, $4, user_id, not $5, case when $5 then null else $6::timestamptz end from
            """ + PEOPLE + """
            on conflict do nothing
            """;

    private static final String LINKED = """
            with linked as (
                select * from unnest($2::uuid[], $3::text[], $4::text[], $5::boolean[]) as linked (user_id, source, member, tell)),
            memberships as (
                select linked.user_id, linked.tell, m.group_id from linked
                join user_group_member m on m.organisation_id = $1 and m.source = linked.source and m.member = linked.member),
            given as (
                insert into user_group_rule_applied (organisation_id, rule_id, user_id)
                select $1, r.rule_id, memberships.user_id from memberships
                join user_group g on g.organisation_id = $1 and g.group_id = memberships.group_id and g.targeted
                join user_group_rule r on r.organisation_id = $1 and r.group_id = g.group_id and r.kind = 'credit'
                on conflict do nothing)
            insert into user_group_due (organisation_id, user_id, update)
            select $1, user_id, bool_or(tell) from memberships group by user_id order by user_id
            on conflict (organisation_id, user_id) do update set update = user_group_due.update or excluded.update
            """;

    private static final String NOTE_IF_MEMBER = """
            insert into user_group_due (organisation_id, user_id, update)
            select $1, $4, $5 where exists (
                select from user_group_member where organisation_id = $1 and source = $2 and member = $3)
            on conflict (organisation_id, user_id) do update set update = user_group_due.update or excluded.update
            """;

    private static final String ANNOUNCE = """
            with told as (
                update user_group_rule_applied set announced_at = $3
                where organisation_id = $1 and user_id = any($2) and announced_at is null returning rule_id, user_id)
            select told.user_id, r.rule_id, r.amount, r.currency, g.group_id, g.name from told
            join user_group_rule r on r.organisation_id = $1 and r.rule_id = told.rule_id
            join user_group g on g.organisation_id = $1 and g.group_id = r.group_id
            order by told.user_id, r.created_at, r.rule_id
            """;

    private static final String MOVE = """
            insert into user_group_rule_applied (organisation_id, rule_id, user_id, passed_over, announced_at)
            select organisation_id, rule_id, $3, passed_over, announced_at from user_group_rule_applied
            where organisation_id = $1 and user_id = $2 on conflict do nothing
            """;

    private static final String NOTE_USER = """
            insert into user_group_due (organisation_id, user_id, update) values ($1, $2, false) on conflict do nothing
            """;

    /** The users these members mean are to be told of. */
    public Uni<Void> note(OrganisationTransaction transaction, String source, List<String> members) {
        return members.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(NOTE, transaction.organisation(), source, members.toArray(String[]::new))
                        .replaceWithVoid();
    }

    /** They have joined: the group's credits are theirs, once. */
    public Uni<Void> credit(OrganisationTransaction transaction, UUID group, String source, List<String> members) {
        return members.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                APPLY_OF_GROUP,
                                transaction.organisation(),
                                source,
                                members.toArray(String[]::new),
                                group)
                        .replaceWithVoid();
    }

    /** A credit meets some of those who were members when it was made; they get it, or are passed over. */
    public Uni<Void> meet(OrganisationTransaction transaction, Meeting meeting, List<String> members, Instant now) {
        return transaction
                .update(
                        APPLY_RULE,
                        transaction.organisation(),
                        meeting.source(),
                        members.toArray(String[]::new),
                        meeting.rule(),
                        meeting.counts(),
                        now.atOffset(ZoneOffset.UTC))
                .chain(() -> meeting.counts()
                        ? transaction.update(
                                NOTE_RULE, transaction.organisation(), meeting.source(), members.toArray(String[]::new))
                        : Uni.createFrom().item(0))
                .replaceWithVoid();
    }

    /** Sources' persons are users from now on: what their groups give is theirs. */
    public Uni<Void> linked(OrganisationTransaction transaction, List<NewLink> links) {
        return transaction
                .update(
                        LINKED,
                        transaction.organisation(),
                        links.stream().map(NewLink::user).toArray(UUID[]::new),
                        links.stream().map(link -> link.person().source()).toArray(String[]::new),
                        links.stream().map(link -> link.person().externalId()).toArray(String[]::new),
                        links.stream().map(NewLink::tell).toArray(Boolean[]::new))
                .replaceWithVoid();
    }

    /** The user is to be told of, if the person is in any group. */
    public Uni<Void> noteIfMember(
            OrganisationTransaction transaction, UUID user, String source, String externalId, boolean update) {
        return transaction
                .update(NOTE_IF_MEMBER, transaction.organisation(), source, externalId, user, update)
                .replaceWithVoid();
    }

    /** The next users to be told of. */
    public Uni<List<UUID>> next(OrganisationTransaction transaction, int limit) {
        return transaction
                .query(
                        "select user_id from user_group_due where organisation_id = $1 order by user_id limit $2",
                        transaction.organisation(),
                        limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("user_id"))
                        .toList());
    }

    /** Takes them off the list; returns those whose state is to be told. */
    public Uni<Set<UUID>> take(OrganisationTransaction transaction, Collection<UUID> users) {
        return transaction
                .query(
                        "delete from user_group_due where organisation_id = $1 and user_id = any($2) returning user_id, update",
                        transaction.organisation(),
                        users.toArray(UUID[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> row.getBoolean("update"))
                        .map(row -> row.getUUID("user_id"))
                        .collect(Collectors.toSet()));
    }

    /** What rules did to them and nobody has been told; told from now on. */
    public Uni<List<AppliedRule>> announce(OrganisationTransaction transaction, Collection<UUID> users, Instant now) {
        return transaction
                .query(ANNOUNCE, transaction.organisation(), users.toArray(UUID[]::new), now.atOffset(ZoneOffset.UTC))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(GroupDueRows::applied)
                        .toList());
    }

    /** One user takes another's place: what that one got is not given again, what was not told yet is told of the new one. */
    public Uni<Void> move(OrganisationTransaction transaction, UUID from, UUID to) {
        return transaction
                .update(MOVE, transaction.organisation(), from, to)
                .chain(() -> transaction.update(NOTE_USER, transaction.organisation(), to))
                .replaceWithVoid();
    }

    public Uni<Void> forget(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from user_group_rule_applied where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .chain(() -> transaction.update(
                        "delete from user_group_due where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user))
                .replaceWithVoid();
    }

    private static AppliedRule applied(Row row) {
        return new AppliedRule(
                row.getUUID("user_id"),
                row.getUUID("rule_id"),
                row.getUUID("group_id"),
                row.getString("name"),
                new Credit(row.getBigDecimal("amount").stripTrailingZeros(), row.getString("currency")));
    }
}
