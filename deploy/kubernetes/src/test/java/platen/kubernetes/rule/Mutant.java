package platen.kubernetes.rule;

import java.util.function.Consumer;

/**
 * One fault in an installation.
 *
 * @param rule the rule that has to notice
 * @param values the value set it is made in
 */
record Mutant(String name, Class<? extends Rule> rule, String values, Consumer<Fault> fault) {

    @Override
    public String toString() {
        return name;
    }
}
