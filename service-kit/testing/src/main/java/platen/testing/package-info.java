/** The test kit of the services: engines, topics, events, database, tokens. Test scope only. */
@org.jspecify.annotations.NullMarked
package platen.testing;
