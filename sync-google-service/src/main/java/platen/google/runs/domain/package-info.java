/** The decisions of a run. */
@org.jspecify.annotations.NullMarked
package platen.google.runs.domain;
