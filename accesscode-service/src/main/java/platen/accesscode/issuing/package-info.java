/** Giving, showing and taking back access codes: rules R1 to R5. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.issuing;
