/** Groups: which there are, who is in the targeted ones, and what joining one does. */
@NullMarked
package platen.identity.groups;

import org.jspecify.annotations.NullMarked;
