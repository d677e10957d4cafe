/** Persons of a source that wait for an administrator's decision. */
@NullMarked
package platen.identity.review;

import org.jspecify.annotations.NullMarked;
