/** Tells administrators of guessing. */
@NullMarked
package platen.gateway.budgets.messaging;

import org.jspecify.annotations.NullMarked;
