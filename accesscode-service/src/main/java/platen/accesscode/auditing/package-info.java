/** Who did what, when, and from where; never the value. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.auditing;
