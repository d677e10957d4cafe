/** What a job is told to do, and what keeps thousands of new codes apart at once. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.bulk.domain;
