/** Whose sign-in is whose. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.selfservice.persistence;
