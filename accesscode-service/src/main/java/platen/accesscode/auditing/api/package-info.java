/** The audit over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.auditing.api;
