/** Settings and their rules. */
@NullMarked
package platen.gateway.settings.domain;

import org.jspecify.annotations.NullMarked;
