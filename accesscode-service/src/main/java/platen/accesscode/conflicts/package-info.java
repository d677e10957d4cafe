/** Supplied values that belong to somebody else, or break a rule. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.conflicts;
