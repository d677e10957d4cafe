/** People as identity tells of them. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.lifecycle.messaging;
