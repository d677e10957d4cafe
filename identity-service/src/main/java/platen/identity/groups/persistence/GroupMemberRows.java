package platen.identity.groups.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.Group;
import platen.identity.groups.domain.GroupMember;
import platen.identity.groups.domain.Membership;
import platen.identity.groups.persistence.GroupWordRows.Range;
import platen.kit.organisation.OrganisationTransaction;

/**
 * The table {@code user_group_member}. Whom a member means is not kept but looked up by the person's link, so that a link made, moved
 * or ended needs no change here.
 */
@ApplicationScoped
public class GroupMemberRows {

    private static final String LINKS = "select pg_advisory_xact_lock(hashtextextended($1 || '|group-links', 0))";
    private static final String LINKS_SHARED =
            "select pg_advisory_xact_lock_shared(hashtextextended($1 || '|group-links', 0))";

    private static final String JOIN = """
            insert into user_group_member (organisation_id, group_id, source, member)
            select $1, $2, $3, wanted from unnest($4::text[]) wanted
            where not exists (select from user_group_member
                              where organisation_id = $1 and group_id = $2 and member = wanted)
            limit $5 on conflict do nothing returning member
            """;

    private static final String LEAVE = """
            delete from user_group_member
            where organisation_id = $1 and group_id = $2 and member in (
                select member from user_group_member
                where organisation_id = $1 and group_id = $2 and member >= $3 and ($4::text is null or member < $4)
                  and member not in (select unnest($5::text[])) limit $6)
            returning member
            """;

    private static final String REMOVE = """
            delete from user_group_member where organisation_id = $1 and group_id = $2 and member = any($3) returning member
            """;

    private static final String PAGE = """
            select m.member, u.user_id, u.user_name, u.display_name from user_group_member m
            left join person_link l on l.organisation_id = m.organisation_id and l.source = m.source and l.external_id = m.member
            left join user_account u on u.organisation_id = m.organisation_id and u.state <> 'deleted'
                and u.user_id = case m.source when 'by-hand' then m.member::uuid else l.user_id end
            where m.organisation_id = $1 and m.group_id = $2 and m.member > $3
            order by m.member limit $4
            """;

    private static final String LINKED = """
            select case when $3 = 'by-hand' then (select count(*) from user_group_member where organisation_id = $1 and group_id = $2)
                else (select count(*) from user_group_member m
                      join person_link l on l.organisation_id = m.organisation_id and l.source = m.source and l.external_id = m.member
                      where m.organisation_id = $1 and m.group_id = $2) end as linked
            """;

    private static final String MEMBERSHIPS = """
            select p.user_id, g.group_id, g.name, r.code_policy, r.priority
            from (select user_id, source, external_id from person_link where organisation_id = $1 and user_id = any($2)
                  union all
                  select wanted, 'by-hand', wanted::text from unnest($2::uuid[]) wanted) p
            join user_group_member m on m.organisation_id = $1 and m.source = p.source and m.member = p.external_id
            join user_group g on g.organisation_id = $1 and g.group_id = m.group_id and g.targeted
            left join user_group_rule r on r.organisation_id = $1 and r.group_id = g.group_id and r.kind = 'code-policy'
            """;

    private static final String LEAVE_BY_HAND = """
            with gone as (
                delete from user_group_member where organisation_id = $1 and source = 'by-hand' and member = $2 returning group_id)
            update user_group g set member_count = member_count - 1
            from gone where g.organisation_id = $1 and g.group_id = gone.group_id
            """;

    private static final String MOVE = """
            with moved as (
                delete from user_group_member where organisation_id = $1 and source = 'by-hand' and member = $2
                returning group_id),
            kept as (
                insert into user_group_member (organisation_id, group_id, member, source)
                select $1, group_id, $3, 'by-hand' from moved on conflict do nothing returning group_id)
            update user_group g set member_count = member_count - 1
            from moved where g.organisation_id = $1 and g.group_id = moved.group_id
              and moved.group_id not in (select group_id from kept)
            """;

    /** Nobody is linked to or parted from a source's person until the transaction ends. Waits for those who are at it; they may hold users. */
    public Uni<Void> lockLinks(OrganisationTransaction transaction) {
        return transaction.query(LINKS, transaction.organisation().toString()).replaceWithVoid();
    }

    /** For whoever links: members that come at the same time see the link, or are seen. */
    public Uni<Void> linking(OrganisationTransaction transaction) {
        return transaction
                .query(LINKS_SHARED, transaction.organisation().toString())
                .replaceWithVoid();
    }

    /** Of those wanted, some who are no members become ones; returns who. */
    public Uni<List<String>> join(
            OrganisationTransaction transaction, UUID group, String source, List<String> wanted, int most) {
        return transaction
                .query(JOIN, transaction.organisation(), group, source, wanted.toArray(String[]::new), most)
                .map(GroupMemberRows::members);
    }

    /** Of those in the range whom the source does not have, some leave; returns who. */
    public Uni<List<String>> leave(OrganisationTransaction transaction, UUID group, Range range, int most) {
        return transaction
                .query(
                        LEAVE,
                        transaction.organisation(),
                        group,
                        range.low(),
                        range.high(),
                        range.members().toArray(String[]::new),
                        most)
                .map(GroupMemberRows::members);
    }

    public Uni<List<String>> remove(OrganisationTransaction transaction, UUID group, Collection<String> members) {
        return transaction
                .query(REMOVE, transaction.organisation(), group, members.toArray(String[]::new))
                .map(GroupMemberRows::members);
    }

    /** The next members, in order. */
    public Uni<List<String>> after(OrganisationTransaction transaction, UUID group, String after, int limit) {
        return transaction
                .query(
                        "select member from user_group_member"
                                + " where organisation_id = $1 and group_id = $2 and member > $3 order by member limit $4",
                        transaction.organisation(),
                        group,
                        after,
                        limit)
                .map(GroupMemberRows::members);
    }

    public Uni<List<GroupMember>> page(
            OrganisationTransaction transaction, UUID group, @Nullable String after, int limit) {
        return transaction
                .query(PAGE, transaction.organisation(), group, after == null ? "" : after, limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new GroupMember(
                                row.getString("member"),
                                row.getUUID("user_id"),
                                row.getString("user_name"),
                                row.getString("display_name")))
                        .toList());
    }

    /** How many of the members are people here. */
    public Uni<Integer> linked(OrganisationTransaction transaction, Group group) {
        return transaction
                .first(LINKED, transaction.organisation(), group.id(), group.source())
                .map(row -> row == null ? 0 : row.getInteger("linked"));
    }

    /** In which targeted groups they are. */
    public Uni<List<Membership>> of(OrganisationTransaction transaction, Collection<UUID> users) {
        return transaction
                .query(MEMBERSHIPS, transaction.organisation(), users.toArray(UUID[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(GroupMemberRows::membership)
                        .toList());
    }

    /** The user leaves the groups made by hand. */
    public Uni<Void> leaveByHand(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(LEAVE_BY_HAND, transaction.organisation(), user.toString())
                .replaceWithVoid();
    }

    /** In groups made by hand, one user takes another's place. */
    public Uni<Void> move(OrganisationTransaction transaction, UUID from, UUID to) {
        return transaction
                .update(MOVE, transaction.organisation(), from.toString(), to.toString())
                .replaceWithVoid();
    }

    /** A source's person is to be forgotten. */
    public Uni<Void> forget(OrganisationTransaction transaction, String source, String externalId) {
        return transaction
                .update(
                        "delete from user_group_member where organisation_id = $1 and source = $2 and member = $3",
                        transaction.organisation(),
                        source,
                        externalId)
                .replaceWithVoid();
    }

    private static List<String> members(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("member"))
                .collect(Collectors.toList());
    }

    private static Membership membership(Row row) {
        Integer priority = row.getInteger("priority");
        return new Membership(
                row.getUUID("user_id"),
                row.getUUID("group_id"),
                row.getString("name"),
                row.getString("code_policy"),
                priority == null ? 0 : priority);
    }
}
