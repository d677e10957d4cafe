/** How many wrong guesses an organisation and its sites stand, and what holds beyond that. */
@NullMarked
package platen.gateway.budgets;

import org.jspecify.annotations.NullMarked;
