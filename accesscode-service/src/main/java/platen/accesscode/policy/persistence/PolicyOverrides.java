package platen.accesscode.policy.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.NamedOverride;
import platen.accesscode.policy.domain.PolicySettings;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code policy_override}. It changes only under the lock on the code space. */
@ApplicationScoped
public class PolicyOverrides {

    private static final String SELECT = "select name, version, " + PolicyColumns.ALL + " from policy_override";

    private final Clock clock;

    PolicyOverrides(Clock clock) {
        this.clock = clock;
    }

    public Uni<@Nullable NamedOverride> find(OrganisationTransaction transaction, String name) {
        return transaction
                .first(SELECT + " where organisation_id = $1 and name = $2", transaction.organisation(), name)
                .map(row -> row == null ? null : named(row));
    }

    /** In order of their names. */
    public Uni<List<NamedOverride>> page(OrganisationTransaction transaction, String after, int limit) {
        return transaction
                .query(
                        SELECT + " where organisation_id = $1 and name > $2 order by name limit $3",
                        transaction.organisation(),
                        after,
                        limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PolicyOverrides::named)
                        .toList());
    }

    /** What each override of the organisation says. */
    public Uni<Map<String, PolicySettings>> all(OrganisationTransaction transaction) {
        return transaction
                .query(SELECT + " where organisation_id = $1", transaction.organisation())
                .map(rows -> {
                    Map<String, PolicySettings> all = new HashMap<>();
                    rows.forEach(row -> all.put(row.getString("name"), PolicyColumns.read(row)));
                    return all;
                });
    }

    public Uni<Integer> count(OrganisationTransaction transaction) {
        return transaction
                .query(
                        "select count(*)::int as overrides from policy_override where organisation_id = $1",
                        transaction.organisation())
                .map(rows -> rows.iterator().next().getInteger("overrides"));
    }

    /** What the override of a person says, without any lock; null when there is no such person. */
    public Uni<@Nullable PolicySettings> ofPerson(OrganisationTransaction transaction, UUID user) {
        return transaction
                .first("select " + PolicyColumns.ALL + """
                         from person p left join policy_override o
                            on o.organisation_id = p.organisation_id and o.name = p.code_policy
                        where p.organisation_id = $1 and p.user_id = $2 and p.state <> 'deleted'
                        """, transaction.organisation(), user)
                .map(row -> row == null ? null : PolicyColumns.read(row));
    }

    /** Makes an override, or one that is there say this and nothing else. */
    public Uni<Void> put(OrganisationTransaction transaction, NamedOverride override) {
        return transaction
                .update(
                        "insert into policy_override as old (organisation_id, " + PolicyColumns.ALL
                                + ", name, version) values ($1, " + PolicyColumns.PLACES + ", $14, $15, $16)"
                                + " on conflict (organisation_id, name) do update set (" + PolicyColumns.NAMES
                                + ", expiry_changed_at, version) = (" + PolicyColumns.PLACES
                                + ", case when old.expires_after_days is not distinct from "
                                + PolicyColumns.EXPIRES_AFTER_DAYS_PLACE
                                + " then old.expiry_changed_at else $14 end, $16)",
                        PolicyColumns.parameters(
                                transaction.organisation(),
                                override.settings(),
                                Columns.timestamptz(clock.instant()),
                                override.name(),
                                override.version()))
                .replaceWithVoid();
    }

    public Uni<Void> remove(OrganisationTransaction transaction, String name) {
        return transaction
                .update(
                        "delete from policy_override where organisation_id = $1 and name = $2",
                        transaction.organisation(),
                        name)
                .replaceWithVoid();
    }

    private static NamedOverride named(Row row) {
        return new NamedOverride(row.getString("name"), PolicyColumns.read(row), row.getLong("version"));
    }
}
