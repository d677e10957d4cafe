package platen.scim.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.groups.domain.MemberType;
import platen.scim.groups.persistence.GroupMemberRows;
import platen.scim.groups.persistence.ScimGroupRows;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.log.persistence.ProvisioningLog;
import platen.scim.patching.Patch;
import platen.scim.patching.PatchChange;
import platen.scim.patching.StrictPatch;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.ScimRefusal;
import platen.scim.schema.GroupSchemas;

/** PUT and PATCH: all of a request or nothing, one request after the other. What changes nothing keeps the version and tells nobody. */
@ApplicationScoped
public class ChangeScimGroup {

    /** What a group is to be. */
    private record Wanted(GroupAttributes attributes, Set<UUID> members) {}

    private final OrganisationTransactions transactions;
    private final ScimGroupRows groups;
    private final GroupMemberRows members;
    private final TellOfGroup tell;
    private final ProvisioningLog log;
    private final Clock clock;

    ChangeScimGroup(
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

    /** The body is the whole group. Members it does not speak of stay. */
    public Uni<ScimGroup> replace(ResourceWrite write, ObjectNode body) {
        GroupDocument document = GroupDocument.read(body);
        return change(
                write,
                Operation.REPLACE,
                (group, before) ->
                        new Wanted(document.attributes(), document.members().orElse(before.keySet())));
    }

    /** The body is a list of operations. */
    public Uni<ScimGroup> patch(ResourceWrite write, ObjectNode body) {
        if (write.settings().strict()) {
            StrictPatch.check(body);
        }
        List<PatchChange> changes = Patch.read(GroupSchemas.TYPE, body, write.id());
        List<PatchChange> ofMembers =
                changes.stream().filter(MemberChanges::concerns).toList();
        List<PatchChange> ofAttributes = changes.stream()
                .filter(change -> !MemberChanges.concerns(change))
                .toList();
        return change(
                write,
                Operation.PATCH,
                (group, before) -> new Wanted(
                        new GroupAttributes(Patch.applied(
                                        ofAttributes, group.attributes().json()))
                                .checked(),
                        MemberChanges.applied(ofMembers, before)));
    }

    private Uni<ScimGroup> change(
            ResourceWrite write, Operation operation, BiFunction<ScimGroup, Map<UUID, MemberType>, Wanted> next) {
        return transactions
                .in(
                        write.organisation(),
                        transaction -> groups.lock(transaction, write.id()).chain(group -> {
                            if (group == null) {
                                throw ScimRefusal.notFound();
                            }
                            write.condition().check(group.version());
                            return members.of(transaction, group.id()).chain(before -> {
                                Wanted wanted = next.apply(group, before);
                                return keep(transaction, group, before, wanted, write.cause())
                                        .call(() -> log.add(
                                                transaction,
                                                GroupEntries.changed(
                                                        operation,
                                                        group,
                                                        wanted.attributes(),
                                                        !before.keySet().equals(wanted.members()),
                                                        write.cause())));
                            });
                        }))
                .onFailure()
                .transform(GroupIndexes.UNIQUE::refusal);
    }

    private Uni<ScimGroup> keep(
            OrganisationTransaction transaction,
            ScimGroup group,
            Map<UUID, MemberType> before,
            Wanted wanted,
            String cause) {
        Set<UUID> added = new LinkedHashSet<>(wanted.members());
        added.removeAll(before.keySet());
        Set<UUID> removed = new HashSet<>(before.keySet());
        removed.removeAll(wanted.members());
        if (added.isEmpty() && removed.isEmpty() && wanted.attributes().equals(group.attributes())) {
            return Uni.createFrom().item(group);
        }
        ScimGroup next = group.next(wanted.attributes(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return groups.update(transaction, next)
                .chain(() -> members.remove(transaction, group.id(), removed))
                .chain(() -> members.add(transaction, group.id(), added))
                .chain(() -> tell.observed(transaction, next, cause))
                .replaceWith(next);
    }
}
