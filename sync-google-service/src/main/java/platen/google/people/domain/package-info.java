/** What the suite has said of people of the directory. */
@org.jspecify.annotations.NullMarked
package platen.google.people.domain;
