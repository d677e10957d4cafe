/** The running service, entered by HTTP and Kafka only. */
@org.jspecify.annotations.NullMarked
package platen.scim.suite;
