/** Which user each person of the directory is. */
@org.jspecify.annotations.NullMarked
package platen.google.people;
