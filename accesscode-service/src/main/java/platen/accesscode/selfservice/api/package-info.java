/** One's own code over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.selfservice.api;
