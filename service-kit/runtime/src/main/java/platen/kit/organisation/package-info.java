/** Which organisation a piece of work is for, and transactions that see that organisation's rows only. */
@NullMarked
package platen.kit.organisation;

import org.jspecify.annotations.NullMarked;
