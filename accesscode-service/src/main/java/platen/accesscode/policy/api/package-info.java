/** The policy over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.policy.api;
