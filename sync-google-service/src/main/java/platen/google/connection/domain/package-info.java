/** What a connection says, and what is wrong with one. */
@org.jspecify.annotations.NullMarked
package platen.google.connection.domain;
