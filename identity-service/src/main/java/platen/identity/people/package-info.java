/** People: made by administrators and by sources, changed and removed by both. */
@NullMarked
package platen.identity.people;

import org.jspecify.annotations.NullMarked;
