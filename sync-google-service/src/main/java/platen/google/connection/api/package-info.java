/** The connection for administrators. */
@org.jspecify.annotations.NullMarked
package platen.google.connection.api;
