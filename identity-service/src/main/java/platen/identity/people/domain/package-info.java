/** A person's account, how a source's word changes it, and whom a source means. */
@NullMarked
package platen.identity.people.domain;

import org.jspecify.annotations.NullMarked;
