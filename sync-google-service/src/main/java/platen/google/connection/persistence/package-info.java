/** Connections in PostgreSQL, the key encrypted. */
@org.jspecify.annotations.NullMarked
package platen.google.connection.persistence;
