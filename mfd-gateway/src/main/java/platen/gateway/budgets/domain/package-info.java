/** Budgets, the windows of time they are for, and what was spent. */
@NullMarked
package platen.gateway.budgets.domain;

import org.jspecify.annotations.NullMarked;
