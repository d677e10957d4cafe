package platen.scim.groups.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.GroupLinks;

/** A group's members by the names the directory events have for them. */
@ApplicationScoped
public class GroupLinkRows {

    public Uni<GroupLinks> of(OrganisationTransaction transaction, UUID group) {
        return transaction.query("""
                        select coalesce(u.link_id, m.member_id)::text as link, u.link_id is not null as person
                        from scim_group_member m
                        left join scim_user u on u.organisation_id = $1 and u.scim_user_id = m.member_id
                            and m.member_type = 'User'
                        where m.organisation_id = $1 and m.scim_group_id = $2
                        order by link
                        """, transaction.organisation(), group).map(rows -> {
            var links = new GroupLinks(new ArrayList<>(), new ArrayList<>());
            rows.forEach(
                    row -> (row.getBoolean("person") ? links.people() : links.groups()).add(row.getString("link")));
            return links;
        });
    }
}
