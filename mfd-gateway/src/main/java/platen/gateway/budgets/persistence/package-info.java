/** What was spent, and who steps up, in PostgreSQL. */
@NullMarked
package platen.gateway.budgets.persistence;

import org.jspecify.annotations.NullMarked;
