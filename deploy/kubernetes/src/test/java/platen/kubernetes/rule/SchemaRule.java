package platen.kubernetes.rule;

import com.networknt.schema.Schema;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import platen.kubernetes.manifest.Resource;

/** Every object keeps to its kind's schema and has no field that the schema does not name. */
final class SchemaRule implements Rule {

    private final Schemas schemas = Schemas.ofEnvironment();

    @Override
    public void check(Installation installation, Findings findings) {
        Set<String> unchecked = new TreeSet<>();
        for (Resource resource : installation.manifests().resources()) {
            Optional<Schema> schema = schemas.of(resource);
            schema.ifPresent(it -> it.validate(resource.body()).forEach(error -> findings.add(resource, "%s", error)));
            schemas.ofMetadata()
                    .ifPresent(it -> it.validate(resource.at("metadata"))
                            .forEach(error -> findings.add(resource, "metadata: %s", error)));
            if (schema.isEmpty()) {
                unchecked.add(resource.apiVersion() + " " + resource.kind());
            }
        }
        if (!unchecked.isEmpty() && schemas.areThere()) {
            unchecked.forEach(it -> findings.add(it, "there is no schema of it"));
        } else if (!unchecked.isEmpty()) {
            System.err.printf(
                    "WARNING: NOT validated, since PLATEN_SCHEMAS names no folder of schemas: %s%n", unchecked);
        }
    }
}
