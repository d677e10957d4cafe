package platen.accesscode.policy.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.domain.PolicySettings;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code policy_override}. It changes only under the lock on the code space. */
@ApplicationScoped
public class PolicyOverrides {

    private static final String SETTINGS = "select name, " + PolicyColumns.NAMES + " from policy_override o";

    /** What an override says; nothing when there is none of that name. */
    public Uni<PolicySettings> settings(OrganisationTransaction transaction, String name) {
        return transaction
                .first(SETTINGS + " where o.organisation_id = $1 and o.name = $2", transaction.organisation(), name)
                .map(row -> row == null ? PolicySettings.NONE : PolicyColumns.read(row));
    }

    /** What each override of the organisation says. */
    public Uni<Map<String, PolicySettings>> all(OrganisationTransaction transaction) {
        return transaction
                .query(SETTINGS + " where o.organisation_id = $1", transaction.organisation())
                .map(rows -> {
                    Map<String, PolicySettings> all = new HashMap<>();
                    rows.forEach(row -> all.put(row.getString("name"), PolicyColumns.read(row)));
                    return all;
                });
    }

    /** What the override of a person says, without any lock; null when there is no such person. */
    public Uni<@Nullable PolicySettings> ofPerson(OrganisationTransaction transaction, UUID user) {
        return transaction
                .first("select " + PolicyColumns.NAMES + """
                         from person p left join policy_override o
                            on o.organisation_id = p.organisation_id and o.name = p.code_policy
                        where p.organisation_id = $1 and p.user_id = $2 and p.state <> 'deleted'""", transaction.organisation(), user)
                .map(row -> row == null ? null : PolicyColumns.read(row));
    }
}
