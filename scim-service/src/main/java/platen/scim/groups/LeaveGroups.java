package platen.scim.groups;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.persistence.GroupMemberRows;
import platen.scim.groups.persistence.ScimGroupRows;

/** Who is deleted is no member any more; the groups become new versions by it. */
@ApplicationScoped
public class LeaveGroups {

    private final ScimGroupRows groups;
    private final GroupMemberRows members;
    private final TellOfGroup tell;
    private final Clock clock;

    LeaveGroups(ScimGroupRows groups, GroupMemberRows members, TellOfGroup tell, Clock clock) {
        this.groups = groups;
        this.members = members;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * @param member a user or a group
     */
    public Uni<Void> all(OrganisationTransaction transaction, UUID member, String cause) {
        return groups.lockThoseOf(transaction, member)
                .chain(left -> members.removeEverywhere(transaction, member)
                        .chain(() -> Multi.createFrom()
                                .iterable(left)
                                .onItem()
                                .transformToUniAndConcatenate(group -> {
                                    ScimGroup next = group.next(
                                            group.attributes(), clock.instant().truncatedTo(ChronoUnit.MICROS));
                                    return groups.update(transaction, next)
                                            .chain(() -> tell.observed(transaction, next, cause));
                                })
                                .collect()
                                .asList()
                                .replaceWithVoid()));
    }
}
