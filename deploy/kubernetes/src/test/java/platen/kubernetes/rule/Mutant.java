package platen.kubernetes.rule;

import java.util.function.Consumer;

/**
 * One fault in an installation.
 *
 * @param rule the rule that has to notice
 * @param values the value set it is made in
 */
record Mutant(String name, Class<? extends Rule> rule, String values, Consumer<Fault> fault) {

    static Mutant large(String name, Class<? extends Rule> rule, Consumer<Fault> fault) {
        return new Mutant(name, rule, "large", fault);
    }

    static Mutant small(String name, Class<? extends Rule> rule, Consumer<Fault> fault) {
        return new Mutant(name, rule, "small", fault);
    }

    static Mutant tryOut(String name, Class<? extends Rule> rule, Consumer<Fault> fault) {
        return new Mutant(name, rule, "try-out", fault);
    }

    @Override
    public String toString() {
        return name;
    }
}
