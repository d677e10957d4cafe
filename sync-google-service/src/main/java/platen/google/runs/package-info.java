/** The pipeline of a run: read, snapshot, plan, apply, report. */
@org.jspecify.annotations.NullMarked
package platen.google.runs;
