package platen.accesscode.expiring.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import platen.accesscode.policy.domain.CodePolicy;
import platen.accesscode.policy.domain.Expiry;
import platen.accesscode.policy.domain.PolicySettings;

/** For some of an organisation's people: when their codes end. Everybody is in one rule at most. */
public sealed interface ExpiryRule {

    Expiry expiry();

    /** Orders the rules of an organisation: its own first. */
    default String key() {
        return switch (this) {
            case OfOrganisation organisation -> "";
            case OfOverride override -> override.name();
        };
    }

    /** For the people whose override has a rule of its own. */
    record OfOverride(String name, Expiry expiry) implements ExpiryRule {}

    /**
     * For everybody else.
     *
     * @param others names of the overrides that have rules of their own, one of which may be that codes never end
     */
    record OfOrganisation(Set<String> others, Expiry expiry) implements ExpiryRule {}

    /** The rules under which codes end at all, in order of their keys. */
    static List<ExpiryRule> of(CodePolicy policy, Map<String, PolicySettings> overrides) {
        List<ExpiryRule> rules = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        overrides.forEach((name, settings) -> {
            if (settings.rulesExpiry()) {
                others.add(name);
                rules.add(new OfOverride(name, settings.over(policy).expiry()));
            }
        });
        rules.add(new OfOrganisation(others, policy.expiry()));
        rules.removeIf(rule -> !rule.expiry().isOn());
        rules.sort(Comparator.comparing(ExpiryRule::key));
        return rules;
    }
}
