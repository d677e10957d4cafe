/** What other services hear of a job. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.bulk.messaging;
