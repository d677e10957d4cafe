/** Reads Google's Directory API; knows nothing of runs. */
@org.jspecify.annotations.NullMarked
package platen.google.directory;
