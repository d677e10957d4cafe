/** Runs, their lock, snapshots, plans and what was published last, in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.google.runs.persistence;
