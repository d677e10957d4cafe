/** Credential checks over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.checking.api;
