package platen.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import platen.scim.bulk.BulkRun.BulkRequest;
import platen.scim.bulk.domain.BulkPlan;
import platen.scim.log.LogRefusal;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.settings.domain.ScimSettings;

/**
 * Does the operations of a bulk request one after the other, each for itself: what fails takes nothing back that was done
 * (RFC 7644, 3.7). Once as many have failed as the client bears, the rest is left undone and unmentioned.
 */
@ApplicationScoped
public class RunBulk {

    private final WriteResources resources;
    private final LogRefusal log;

    RunBulk(WriteResources resources, LogRefusal log) {
        this.resources = resources;
        this.log = log;
    }

    /**
     * @param cause id of the request
     */
    public Uni<List<BulkResult>> run(UUID organisation, ScimSettings settings, ObjectNode body, String cause) {
        List<BulkOperation> operations = operations(body);
        var run = new BulkRun(resources, operations, new BulkRequest(organisation, settings, cause, mostErrors(body)));
        return Multi.createFrom()
                .iterable(
                        BulkPlan.of(operations.stream().map(BulkOperation::link).toList()))
                .onItem()
                .transformToUniAndConcatenate(run::take)
                .collect()
                .asList()
                .replaceWith(run::results)
                .call(results -> log.log(
                        organisation,
                        results.stream()
                                .filter(result -> !result.isDone())
                                .map(result -> result.entry(cause))
                                .toList()));
    }

    private static List<BulkOperation> operations(ObjectNode body) {
        if (!(ScimJson.member(body, "Operations") instanceof ArrayNode written)) {
            throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "A bulk request has a list of Operations.");
        }
        if (written.size() > ScimLimits.OPERATIONS) {
            throw new ScimRefusal(
                    413, null, "A bulk request may have at most " + ScimLimits.OPERATIONS + " operations.");
        }
        List<BulkOperation> operations = new ArrayList<>(written.size());
        Set<String> bulkIds = new HashSet<>();
        for (JsonNode operation : written) {
            BulkOperation read = BulkOperation.read(operations.size(), operation);
            if (read.bulkId() != null && !bulkIds.add(read.bulkId())) {
                throw ScimRefusal.of(ScimType.INVALID_VALUE, "A bulkId stands in two operations.");
            }
            operations.add(read);
        }
        return operations;
    }

    private static int mostErrors(ObjectNode body) {
        JsonNode failOnErrors = ScimJson.member(body, "failOnErrors");
        if (failOnErrors == null || failOnErrors.isNull()) {
            return Integer.MAX_VALUE;
        }
        int most = failOnErrors.isTextual() || failOnErrors.isIntegralNumber() ? failOnErrors.asInt(0) : 0;
        if (most < 1) {
            throw ScimRefusal.invalidValue("failOnErrors", "must be a whole number from 1");
        }
        return most;
    }
}
