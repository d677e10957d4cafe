/** What a panel shows and which keys it has, as values. */
@NullMarked
package platen.gateway.panel.domain;

import org.jspecify.annotations.NullMarked;
