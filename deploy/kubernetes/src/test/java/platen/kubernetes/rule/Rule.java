package platen.kubernetes.rule;

import java.util.List;

/** Looks at one thing of an installation. */
@FunctionalInterface
interface Rule {

    void check(Installation installation, Findings findings);

    /** What is wrong with an installation by this rule. */
    default List<Finding> of(Installation installation) {
        Findings findings = new Findings();
        check(installation, findings);
        return findings.all();
    }
}
