/** What the directory answers, as values, and which answers are worth another try. */
@org.jspecify.annotations.NullMarked
package platen.google.directory.domain;
