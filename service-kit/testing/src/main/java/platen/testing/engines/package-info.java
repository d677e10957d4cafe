/** How a test JVM comes to its PostgreSQL and Kafka. */
@org.jspecify.annotations.NullMarked
package platen.testing.engines;
