package platen.scim.groups.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.MemberIds;
import platen.scim.groups.domain.MemberType;

/** The table {@code scim_group_member}: who is in which group. The group is locked by whoever writes. */
@ApplicationScoped
public class GroupMemberRows {

    /**
     * The share lock keeps a member from being deleted at the same time, which would leave a member who is not there.
     */
    private static final String ADD_USERS = """
            with known as (
                select u.scim_user_id from scim_user u
                where u.organisation_id = $1 and u.scim_user_id = any($3) and u.deleted_at is null
                order by u.scim_user_id for key share
            )
            insert into scim_group_member (organisation_id, scim_group_id, member_id, member_type)
            select $1, $2, wanted.id, 'User' from unnest($3::uuid[]) with ordinality as wanted (id, place)
            join known on known.scim_user_id = wanted.id order by wanted.place
            returning member_id
            """;

    private static final String ADD_GROUPS = """
            with known as (
                select g.scim_group_id from scim_group g
                where g.organisation_id = $1 and g.scim_group_id = any($3)
                order by g.scim_group_id for key share
            )
            insert into scim_group_member (organisation_id, scim_group_id, member_id, member_type)
            select $1, $2, wanted.id, 'Group' from unnest($3::uuid[]) with ordinality as wanted (id, place)
            join known on known.scim_group_id = wanted.id order by wanted.place
            returning member_id
            """;

    /** In the order in which they came. */
    public Uni<Map<UUID, MemberType>> of(OrganisationTransaction transaction, UUID group) {
        return transaction.query("""
                        select member_id, member_type from scim_group_member
                        where organisation_id = $1 and scim_group_id = $2 order by position
                        """, transaction.organisation(), group).map(rows -> {
            Map<UUID, MemberType> members = new LinkedHashMap<>();
            rows.forEach(row -> members.put(row.getUUID("member_id"), MemberType.of(row.getString("member_type"))));
            return members;
        });
    }

    /**
     * Adds users and groups of the organisation; refuses the request (400) when there is no such user or group.
     */
    public Uni<Void> add(OrganisationTransaction transaction, UUID group, Set<UUID> added) {
        return add(transaction, ADD_USERS, group, added)
                .chain(others -> add(transaction, ADD_GROUPS, group, others))
                .invoke(unknown -> {
                    if (!unknown.isEmpty()) {
                        throw MemberIds.unknown(unknown.iterator().next().toString());
                    }
                })
                .replaceWithVoid();
    }

    /** Returns those that are of another kind. */
    private static Uni<Set<UUID>> add(OrganisationTransaction transaction, String sql, UUID group, Set<UUID> wanted) {
        return wanted.isEmpty()
                ? Uni.createFrom().item(wanted)
                : transaction
                        .query(sql, transaction.organisation(), group, wanted.toArray(UUID[]::new))
                        .map(rows -> {
                            Set<UUID> others = new HashSet<>(wanted);
                            rows.forEach(row -> others.remove(row.getUUID("member_id")));
                            return others;
                        });
    }

    public Uni<Void> remove(OrganisationTransaction transaction, UUID group, Collection<UUID> removed) {
        return removed.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update("""
                                delete from scim_group_member
                                where organisation_id = $1 and scim_group_id = $2 and member_id = any($3)
                                """, transaction.organisation(), group, removed.toArray(UUID[]::new))
                        .replaceWithVoid();
    }

    /** Out of every group. */
    public Uni<Void> removeEverywhere(OrganisationTransaction transaction, UUID member) {
        return transaction
                .update(
                        "delete from scim_group_member where organisation_id = $1 and member_id = $2",
                        transaction.organisation(),
                        member)
                .replaceWithVoid();
    }
}
