/** Whose credential is this? For the gateway, when its own stream is interrupted. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.checking;
