package platen.scim.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.bulk.BulkOperation.Method;
import platen.scim.bulk.WriteResources.Written;
import platen.scim.bulk.domain.BulkPlan.Kind;
import platen.scim.bulk.domain.BulkPlan.Step;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.VersionCondition;
import platen.scim.settings.domain.ScimSettings;

/** One bulk request on its way. Steps come one after the other. */
final class BulkRun {

    /**
     * Whose request it is.
     *
     * @param cause id of the request
     * @param mostErrors after so many the rest is left undone
     */
    record BulkRequest(UUID organisation, ScimSettings settings, String cause, int mostErrors) {}

    private final WriteResources resources;
    private final List<BulkOperation> operations;
    private final UUID organisation;
    private final ScimSettings settings;
    private final String cause;
    private final int mostErrors;
    private final BulkIds ids = new BulkIds();

    /** By the operations' places. */
    private final Map<Integer, BulkResult> results = new TreeMap<>();

    BulkRun(WriteResources resources, List<BulkOperation> operations, BulkRequest request) {
        this.resources = resources;
        this.operations = operations;
        this.organisation = request.organisation();
        this.settings = request.settings();
        this.cause = request.cause();
        this.mostErrors = request.mostErrors();
    }

    /** In the order of the request, those only that were tried. */
    List<BulkResult> results() {
        return List.copyOf(results.values());
    }

    /** Does a step, unless too much has failed already; what the client caused is a result and no failure. */
    Uni<Void> take(Step step) {
        if (results.values().stream().filter(result -> !result.isDone()).count() >= mostErrors) {
            return Uni.createFrom().voidItem();
        }
        BulkOperation operation = operations.get(step.place());
        return Uni.createFrom()
                .deferred(() -> step.kind() == Kind.COMPLETE
                        ? complete(operation, step.late())
                        : carryOut(operation, step.late()))
                .onFailure(ScimRefusal.class)
                .recoverWithItem(failure -> refused(operation, (ScimRefusal) failure))
                .invoke(result -> results.put(step.place(), result))
                .replaceWithVoid();
    }

    private Uni<BulkResult> carryOut(BulkOperation operation, Set<String> late) {
        ObjectNode data = ids.resolved(operation.data(), late);
        Uni<Written> written = switch (operation.method()) {
            case POST ->
                resources
                        .create(operation.type(), organisation, settings, data, cause)
                        .invoke(created -> remember(operation, created));
            case PUT -> resources.replace(operation.type(), write(operation), data);
            case PATCH -> resources.patch(operation.type(), write(operation), data);
            case DELETE -> resources.delete(operation.type(), write(operation));
        };
        return written.map(done -> new BulkResult(operation, done.id(), done.version(), null));
    }

    private void remember(BulkOperation operation, Written created) {
        if (operation.bulkId() != null) {
            ids.put(operation.bulkId(), created.id());
        }
    }

    private ResourceWrite write(BulkOperation operation) {
        return new ResourceWrite(
                organisation,
                settings,
                ResourceWrite.known(ids.resolved(operation.target())),
                VersionCondition.of(operation.version()),
                cause);
    }

    /** Adds the members that were not there yet when the group was created. */
    private Uni<BulkResult> complete(BulkOperation operation, Set<String> late) {
        BulkResult before = Objects.requireNonNull(results.get(operation.place()));
        if (!before.isDone()) {
            return Uni.createFrom().item(before);
        }
        UUID group = Objects.requireNonNull(before.id());
        ObjectNode patch = ScimJson.object();
        ArrayNode members = patch.putArray("Operations")
                .addObject()
                .put("op", "add")
                .put("path", "members")
                .putArray("value");
        late.forEach(bulkId -> members.addObject().put("value", ids.real(bulkId)));
        return resources
                .patch(
                        operation.type(),
                        new ResourceWrite(organisation, settings, group, VersionCondition.of(null), cause),
                        patch)
                .map(done -> new BulkResult(operation, done.id(), done.version(), null));
    }

    /** A group that lacks members stands all the same: its address is told with the refusal. */
    private BulkResult refused(BulkOperation operation, ScimRefusal refusal) {
        BulkResult before = results.get(operation.place());
        UUID id = before == null ? target(operation) : before.id();
        return new BulkResult(operation, id, null, refusal);
    }

    private static @Nullable UUID target(BulkOperation operation) {
        if (operation.method() == Method.POST || BulkOperation.reference(operation.target()) != null) {
            return null;
        }
        try {
            return UUID.fromString(operation.target());
        } catch (IllegalArgumentException notOneOfOurs) {
            return null;
        }
    }
}
