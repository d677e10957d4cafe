package platen.kubernetes.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.render.HelmLibrary;
import tools.jackson.databind.node.ObjectNode;

/** That schemas of every origin are strict, where there is a folder of them. */
class SchemaRuleTest {

    /** Where in an object of a kind a field that nobody knows is put. */
    private static final Map<Kind, String> PLACES = Map.ofEntries(
            Map.entry(Kind.Deployment, "spec.template.spec.securityContext"),
            Map.entry(Kind.NetworkPolicy, "spec.podSelector"),
            Map.entry(Kind.PodDisruptionBudget, "spec"),
            Map.entry(Kind.HorizontalPodAutoscaler, "spec.behavior.scaleUp"),
            Map.entry(Kind.ScaledObject, "spec.scaleTargetRef"),
            Map.entry(Kind.HTTPRoute, "spec"),
            Map.entry(Kind.ServiceMonitor, "spec.selector"),
            Map.entry(Kind.ExternalSecret, "spec.target"),
            Map.entry(Kind.Cluster, "spec.storage"),
            Map.entry(Kind.Job, "spec.template"),
            Map.entry(Kind.KafkaTopic, "metadata"));

    private static Installation large;

    @BeforeAll
    static void render() {
        HelmLibrary.assumeThere();
        assumeTrue(Schemas.ofEnvironment().areThere(), "no folder of schemas");
        large = Installation.all().stream()
                .filter(it -> it.name().equals("large"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "Deployment",
                "NetworkPolicy",
                "PodDisruptionBudget",
                "HorizontalPodAutoscaler",
                "ScaledObject",
                "HTTPRoute",
                "ServiceMonitor",
                "ExternalSecret",
                "Cluster",
                "Job",
                "KafkaTopic"
            })
    void noticesAFieldThatNobodyKnows(Kind kind) {
        Installation broken = large.copy();
        Resource resource = broken.manifests().of(kind).getFirst();
        String place = Optional.ofNullable(PLACES.get(kind)).orElseThrow();
        ((ObjectNode) resource.at(place)).put("mutant", true);

        assertThat(new SchemaRule().of(broken))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString()).contains(resource.title(), "mutant"));
    }
}
