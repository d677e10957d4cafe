/** Finds codes whose end is near or has come. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.expiring.persistence;
