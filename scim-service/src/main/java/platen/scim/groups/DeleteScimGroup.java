package platen.scim.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.groups.persistence.ScimGroupRows;
import platen.scim.log.persistence.ProvisioningLog;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.ScimRefusal;

/** Takes a group out, and out of the groups it was in. Its members stay who they are. */
@ApplicationScoped
public class DeleteScimGroup {

    private final OrganisationTransactions transactions;
    private final ScimGroupRows groups;
    private final LeaveGroups leave;
    private final TellOfGroup tell;
    private final ProvisioningLog log;

    DeleteScimGroup(
            OrganisationTransactions transactions,
            ScimGroupRows groups,
            LeaveGroups leave,
            TellOfGroup tell,
            ProvisioningLog log) {
        this.transactions = transactions;
        this.groups = groups;
        this.leave = leave;
        this.tell = tell;
        this.log = log;
    }

    public Uni<Void> delete(ResourceWrite write) {
        return transactions.in(
                write.organisation(),
                transaction -> groups.lock(transaction, write.id()).chain(group -> {
                    if (group == null) {
                        throw ScimRefusal.notFound();
                    }
                    write.condition().check(group.version());
                    return leave.all(transaction, group.id(), write.cause())
                            .chain(() -> groups.delete(transaction, group.id()))
                            .chain(() -> tell.removed(transaction, group.id(), write.cause()))
                            .chain(() -> log.add(transaction, GroupEntries.deleted(group, write.cause())));
                }));
    }
}
