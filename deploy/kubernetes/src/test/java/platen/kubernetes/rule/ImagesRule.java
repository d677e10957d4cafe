package platen.kubernetes.rule;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;

/** An image is named with a version or digest, and never with {@code latest}; PostgreSQL's may be left to its operator. */
final class ImagesRule implements Rule {

    private static final Pattern VERSIONED = Pattern.compile(".+(:[^:/@]+|@sha256:[0-9a-f]{64})");

    @Override
    public void check(Installation installation, Findings findings) {
        installation
                .manifests()
                .workloads()
                .forEach(workload -> workload.containers()
                        .forEach(it ->
                                check(workload.resource(), it.path("image").asString(""), findings)));
        Stream.of(Kind.Cluster)
                .flatMap(kind -> installation.manifests().of(kind).stream())
                .filter(it -> !it.at("spec.imageName").isMissingNode())
                .forEach(it -> check(it, it.at("spec.imageName").asString(""), findings));
    }

    private static void check(Resource resource, String image, Findings findings) {
        if (!VERSIONED.matcher(image).matches()
                || List.of(":latest", ":main", ":master").stream().anyMatch(image::endsWith)) {
            findings.add(resource, "the image %s names no version", image);
        }
    }
}
