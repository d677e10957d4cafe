/** Real PostgreSQL and Kafka from Maven Central, without a container engine. */
@org.jspecify.annotations.NullMarked
package platen.engines;
