/** REST of the audit. */
@NullMarked
package platen.identity.auditing.api;

import org.jspecify.annotations.NullMarked;
