/** Who did what, and when; never the value. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.auditing;
