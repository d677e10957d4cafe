package platen.scim.groups.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.Member;
import platen.scim.groups.domain.MemberType;

/** Members as they are shown, with the names they have now. */
@ApplicationScoped
public class MemberViews {

    private static final String OF_GROUPS = """
            select m.scim_group_id, m.member_id, m.member_type,
                coalesce(u.attributes ->> 'displayName', u.attributes ->> 'userName', g.attributes ->> 'displayName')
                    as display
            from scim_group_member m
            left join scim_user u on u.organisation_id = $1 and u.scim_user_id = m.member_id
                and m.member_type = 'User'
            left join scim_group g on g.organisation_id = $1 and g.scim_group_id = m.member_id
                and m.member_type = 'Group'
            where m.organisation_id = $1 and m.scim_group_id = any($2)
            order by m.scim_group_id, m.position limit $3
            """;

    /**
     * Of all the groups together at most so many: one more than are wanted tells that there are too many.
     */
    public Uni<Map<UUID, List<Member>>> of(OrganisationTransaction transaction, Collection<UUID> groups, int most) {
        return transaction
                .query(OF_GROUPS, transaction.organisation(), groups.toArray(UUID[]::new), (long) most)
                .map(rows -> {
                    Map<UUID, List<Member>> members = new HashMap<>();
                    rows.forEach(row -> members.computeIfAbsent(row.getUUID("scim_group_id"), none -> new ArrayList<>())
                            .add(new Member(
                                    row.getUUID("member_id"),
                                    MemberType.of(row.getString("member_type")),
                                    row.getString("display"))));
                    return members;
                });
    }
}
