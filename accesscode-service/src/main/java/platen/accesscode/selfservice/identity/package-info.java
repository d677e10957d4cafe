/** Asks identity-service as the person who signs in. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.selfservice.identity;
