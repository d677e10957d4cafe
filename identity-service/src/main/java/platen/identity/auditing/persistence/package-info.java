/** The table act. */
@NullMarked
package platen.identity.auditing.persistence;

import org.jspecify.annotations.NullMarked;
