/** An organisation's connection to its Google Workspace. */
@org.jspecify.annotations.NullMarked
package platen.google.connection;
