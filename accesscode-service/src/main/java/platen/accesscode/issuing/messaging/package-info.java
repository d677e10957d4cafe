/** Events of access codes. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.issuing.messaging;
