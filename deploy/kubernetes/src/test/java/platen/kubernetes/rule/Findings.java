package platen.kubernetes.rule;

import java.util.ArrayList;
import java.util.List;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;

/** Collects what a rule has found. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void add(String where, String sentence, Object... arguments) {
        all.add(new Finding(where, String.format(sentence, arguments)));
    }

    void add(Resource resource, String sentence, Object... arguments) {
        add(resource.title(), sentence, arguments);
    }

    void add(Workload workload, String sentence, Object... arguments) {
        add(workload.resource(), sentence, arguments);
    }

    List<Finding> all() {
        return all;
    }
}
