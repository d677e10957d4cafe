/** Listens to identity. */
@org.jspecify.annotations.NullMarked
package platen.google.people.messaging;
