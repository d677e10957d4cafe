package platen.identity.groups.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.GroupPart;
import platen.kit.organisation.OrganisationTransaction;

/** What sources say of groups: the tables {@code user_group_part} and {@code user_group_range}. */
@ApplicationScoped
public class GroupWordRows {

    private static final String PUT = """
            insert into user_group_part (organisation_id, group_id, observation_id, part, members)
            values ($1, $2, $3, $4, $5)
            on conflict (organisation_id, group_id, observation_id, part) do update set members = excluded.members
            """;

    /** The complete word stays until another one is. */
    private static final String FORGET_BROKEN_OFF = """
            delete from user_group_part p using user_group g
            where p.organisation_id = $1 and p.group_id = $2 and g.organisation_id = $1 and g.group_id = $2
              and p.observation_id <> $3 and p.observation_id is distinct from g.observation_id
            """;

    private static final String LAY_OUT = """
            with people as (
                select distinct unnest(p.members) as member from user_group_part p
                join user_group g on g.organisation_id = p.organisation_id and g.group_id = p.group_id
                    and g.observation_id = p.observation_id
                where p.organisation_id = $1 and p.group_id = $2 and g.targeted),
            cut as (
                select member, (row_number() over (order by member) - 1) / $3::int as number from people),
            ranges as (
                select number, case number when 0 then '' else min(member) end as low, array_agg(member) as members
                from cut group by number)
            insert into user_group_range (organisation_id, group_id, number, low, high, members)
            select $1, $2, number, low, lead(low) over (order by number), members from ranges
            """;

    /** Nobody is in it: one range, in which nobody is. */
    private static final String LAY_OUT_NOBODY = """
            insert into user_group_range (organisation_id, group_id, number, low, high, members) values ($1, $2, 0, '', null, '{}')
            on conflict do nothing
            """;

    private static final String FORGET_WHO = """
            update user_group_part p set members = (select coalesce(array_agg(m), '{}') from unnest(p.members) m where m <> $3)
            where p.organisation_id = $1 and $3 = any(p.members)
              and p.group_id in (select group_id from user_group where organisation_id = $1 and source = $2)
            """;

    private static final String FORGET_WHO_IN_RANGES = """
            update user_group_range r set members = (select coalesce(array_agg(m), '{}') from unnest(r.members) m where m <> $3)
            where r.organisation_id = $1 and $3 = any(r.members)
              and r.group_id in (select group_id from user_group where organisation_id = $1 and source = $2)
            """;

    /**
     * The members within bounds, as the source has them.
     *
     * @param low the least member that belongs here
     * @param high the first that does not; null when there is no further range
     */
    public record Range(String low, @Nullable String high, List<String> members) {

        public Range {
            members = List.copyOf(members);
        }
    }

    /** Keeps a part, drops words that broke off, and returns how many parts of this one there are. */
    public Uni<Integer> put(OrganisationTransaction transaction, UUID group, GroupPart part) {
        return transaction
                .update(FORGET_BROKEN_OFF, transaction.organisation(), group, part.observationId())
                .chain(() -> transaction.update(
                        PUT,
                        transaction.organisation(),
                        group,
                        part.observationId(),
                        part.part(),
                        part.members().toArray(String[]::new)))
                .chain(() -> transaction.first(
                        "select count(*) as parts from user_group_part"
                                + " where organisation_id = $1 and group_id = $2 and observation_id = $3",
                        transaction.organisation(),
                        group,
                        part.observationId()))
                .map(row -> row == null ? 0 : row.getInteger("parts"));
    }

    /** Drops all words but that one. */
    public Uni<Void> keepOnly(OrganisationTransaction transaction, UUID group, @Nullable UUID observation) {
        return transaction
                .update(
                        "delete from user_group_part"
                                + " where organisation_id = $1 and group_id = $2 and observation_id is distinct from $3",
                        transaction.organisation(),
                        group,
                        observation)
                .replaceWithVoid();
    }

    /** Sorts the word that holds and cuts it into ranges; of a group that is not targeted any more, nobody is left. */
    public Uni<Void> layOut(OrganisationTransaction transaction, UUID group, int range) {
        return forgetRanges(transaction, group)
                .chain(() -> transaction.update(LAY_OUT, transaction.organisation(), group, range))
                .chain(() -> transaction.update(LAY_OUT_NOBODY, transaction.organisation(), group))
                .replaceWithVoid();
    }

    /** Null when there is no further one. */
    public Uni<@Nullable Range> range(OrganisationTransaction transaction, UUID group, int number) {
        return transaction
                .first(
                        "select * from user_group_range where organisation_id = $1 and group_id = $2 and number = $3",
                        transaction.organisation(),
                        group,
                        number)
                .map(row -> row == null
                        ? null
                        : new Range(
                                row.getString("low"),
                                row.getString("high"),
                                List.of(row.getArrayOfStrings("members"))));
    }

    public Uni<Void> forgetRanges(OrganisationTransaction transaction, UUID group) {
        return transaction
                .update(
                        "delete from user_group_range where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        group)
                .replaceWithVoid();
    }

    /** Somebody is to be forgotten, also where the source has said that they are a member. Reads all the organisation's words. */
    public Uni<Void> forget(OrganisationTransaction transaction, String source, String externalId) {
        return transaction
                .update(FORGET_WHO, transaction.organisation(), source, externalId)
                .chain(() -> transaction.update(FORGET_WHO_IN_RANGES, transaction.organisation(), source, externalId))
                .replaceWithVoid();
    }
}
