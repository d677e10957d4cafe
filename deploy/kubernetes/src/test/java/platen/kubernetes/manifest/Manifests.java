package platen.kubernetes.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a chart renders to. The list may be changed: mutants do. */
public record Manifests(List<Resource> resources) {

    private static final Pattern SOURCE = Pattern.compile("(?m)^# Source: (?<path>\\S+)$");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads documents with {@code ---} between. */
    public static Manifests of(String text) {
        List<Resource> resources = new ArrayList<>();
        for (String document : text.split("(?m)^---\\s*$", -1)) {
            JsonNode body = YAML.readTree(document);
            if (body instanceof ObjectNode object) {
                Matcher source = SOURCE.matcher(document);
                resources.add(new Resource(source.find() ? source.group("path") : "", object));
            }
        }
        return new Manifests(resources);
    }

    /** These and those. */
    public Manifests and(Manifests others) {
        return new Manifests(new ArrayList<>(
                Stream.concat(resources.stream(), others.resources.stream()).toList()));
    }

    /** An own copy of everything. */
    public Manifests copy() {
        return new Manifests(
                new ArrayList<>(resources.stream().map(Resource::copy).toList()));
    }

    public List<Resource> of(Kind kind) {
        return resources.stream()
                .filter(resource -> resource.kind().equals(kind.name()))
                .toList();
    }

    public Optional<Resource> find(Kind kind, String name) {
        return of(kind).stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst();
    }

    /** Everything that makes pods. */
    public List<Workload> workloads() {
        return resources.stream().flatMap(Workload::of).toList();
    }
}
