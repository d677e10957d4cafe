package platen.scim.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.groups.persistence.GroupMemberRows;
import platen.scim.groups.persistence.ScimGroupRows;
import platen.scim.log.persistence.ProvisioningLog;

/** Takes a new group in. A repeated request finds its first self and is refused (409), whereupon the client matches. */
@ApplicationScoped
public class CreateScimGroup {

    private final OrganisationTransactions transactions;
    private final ScimGroupRows groups;
    private final GroupMemberRows members;
    private final TellOfGroup tell;
    private final ProvisioningLog log;
    private final Clock clock;

    CreateScimGroup(
            OrganisationTransactions transactions,
            ScimGroupRows groups,
            GroupMemberRows members,
            TellOfGroup tell,
            ProvisioningLog log,
            Clock clock) {
        this.transactions = transactions;
        this.groups = groups;
        this.members = members;
        this.tell = tell;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param cause id of the request
     */
    public Uni<ScimGroup> create(UUID organisation, ObjectNode body, String cause) {
        GroupDocument document = GroupDocument.read(body);
        ScimGroup group =
                ScimGroup.created(UUID.randomUUID(), document, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return transactions
                .in(
                        organisation,
                        transaction -> groups.insert(transaction, group)
                                .chain(() -> members.add(
                                        transaction,
                                        group.id(),
                                        document.members().orElse(Set.of())))
                                .chain(() -> tell.observed(transaction, group, cause))
                                .chain(() -> log.add(
                                        transaction,
                                        GroupEntries.created(
                                                group, document.members().isPresent(), cause)))
                                .replaceWith(group))
                .onFailure()
                .transform(GroupIndexes.UNIQUE::refusal);
    }
}
