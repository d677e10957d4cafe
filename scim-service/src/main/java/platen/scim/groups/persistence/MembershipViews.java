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
import platen.scim.groups.Membership;

/** Groups as their members show them, with the names they have now. */
@ApplicationScoped
public class MembershipViews {

    private static final String OF_MEMBERS = """
            select m.member_id, m.scim_group_id, g.attributes ->> 'displayName' as display
            from scim_group_member m
            join scim_group g on g.organisation_id = $1 and g.scim_group_id = m.scim_group_id
            where m.organisation_id = $1 and m.member_id = any($2)
            order by m.member_id, g.created_at, g.scim_group_id limit $3
            """;

    /** Of all the members together at most so many: one more than are wanted tells that there are too many. */
    public Uni<Map<UUID, List<Membership>>> of(
            OrganisationTransaction transaction, Collection<UUID> members, int most) {
        return transaction
                .query(OF_MEMBERS, transaction.organisation(), members.toArray(UUID[]::new), (long) most)
                .map(rows -> {
                    Map<UUID, List<Membership>> memberships = new HashMap<>();
                    rows.forEach(row -> memberships
                            .computeIfAbsent(row.getUUID("member_id"), none -> new ArrayList<>())
                            .add(new Membership(row.getUUID("scim_group_id"), row.getString("display"))));
                    return memberships;
                });
    }
}
