/** A person's state. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.people.domain;
