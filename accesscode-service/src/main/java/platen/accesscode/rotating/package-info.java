/** Renewing under new keys what is kept under older ones, and giving no key up too early. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.rotating;
