package platen.scim.filtering.domain;

import java.util.List;

/** What a resource must fulfil to be found. An attribute without a value fulfils no comparison but "not equal". */
public sealed interface Condition {

    /** Everything fulfils it. */
    Condition ANYTHING = new All(List.of());

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    record Not(Condition refused) implements Condition {}

    /** Of several values one is enough. */
    record Compared(Attribute attribute, Operator operator, Operand operand) implements Condition {}

    /** There is a value, and it is not an empty text. */
    record Present(Attribute attribute) implements Condition {}

    /**
     * One and the same value of the list fulfils the condition, whose attributes are all sub-attributes of the list.
     */
    record HasElement(Attribute list, Condition condition) implements Condition {}
}
