/** The service from outside: HTTP in, Kafka in and out, on real PostgreSQL and Kafka. */
@NullMarked
package platen.identity.suite;

import org.jspecify.annotations.NullMarked;
