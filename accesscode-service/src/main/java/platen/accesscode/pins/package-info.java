/** The PIN that a person may have beside their cards. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.pins;
