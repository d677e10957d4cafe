package platen.scim.linking.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;

/** Takes people who are to be forgotten out of all tables. */
@ApplicationScoped
public class ErasureRows {

    private static final String NAMES_IN_LOG = """
            update provisioning_log set name = null, detail = null
            where organisation_id = $1
              and resource_id in (select scim_user_id from scim_user where organisation_id = $1 and link_id = any($2))
            """;

    private static final String MEMBERSHIPS = """
            delete from scim_group_member
            where organisation_id = $1
              and member_id in (select scim_user_id from scim_user where organisation_id = $1 and link_id = any($2))
            """;

    private static final String PROBLEMS =
            "delete from credential_problem where organisation_id = $1 and link_id = any($2)";

    private static final String MATCHES =
            "delete from ambiguous_match where organisation_id = $1 and link_id = any($2)";

    private static final String RESOURCES = "delete from scim_user where organisation_id = $1 and link_id = any($2)";

    public Uni<Void> erase(OrganisationTransaction transaction, List<UUID> links) {
        UUID[] ids = links.toArray(UUID[]::new);
        UUID organisation = transaction.organisation();
        return transaction
                .update(NAMES_IN_LOG, organisation, ids)
                .chain(() -> transaction.update(MEMBERSHIPS, organisation, ids))
                .chain(() -> transaction.update(PROBLEMS, organisation, ids))
                .chain(() -> transaction.update(MATCHES, organisation, ids))
                .chain(() -> transaction.update(RESOURCES, organisation, ids))
                .replaceWithVoid();
    }
}
