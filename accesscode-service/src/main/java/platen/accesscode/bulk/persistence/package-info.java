/** Jobs, and batches of people and codes written at once. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.bulk.persistence;
