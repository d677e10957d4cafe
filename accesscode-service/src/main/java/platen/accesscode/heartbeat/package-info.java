/** The sign of life on the credential stream. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.heartbeat;
