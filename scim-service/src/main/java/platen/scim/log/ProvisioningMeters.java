package platen.scim.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import platen.scim.log.domain.LogEntry;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.log.domain.LogEntry.Outcome;

/**
 * Counts what identity providers asked for by what came of it, {@code platen.provisioning}: the entries of the provisioning log, so each
 * operation of a bulk request and no read that was answered. All counters are there from the start, so that rates begin at 0.
 */
@Startup
@ApplicationScoped
public class ProvisioningMeters {

    private final Map<Operation, Map<Outcome, Counter>> counters = new EnumMap<>(Operation.class);

    ProvisioningMeters(MeterRegistry meters) {
        for (Operation operation : Operation.values()) {
            Map<Outcome, Counter> ofOperation = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                ofOperation.put(
                        outcome,
                        Counter.builder("platen.provisioning")
                                .description("What identity providers asked for, by what came of it")
                                .tags("operation", operation.slug(), "outcome", outcome.slug())
                                .register(meters));
            }
            counters.put(operation, ofOperation);
        }
    }

    /** Once the entry is committed. */
    public void count(LogEntry entry) {
        Counter counter = counters.getOrDefault(entry.operation(), Map.of()).get(entry.outcome());
        if (counter != null) {
            counter.increment();
        }
    }
}
