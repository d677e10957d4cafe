/** The events a run publishes. */
@org.jspecify.annotations.NullMarked
package platen.google.runs.messaging;
