/** The panel's pages as HTML: made on the server, without a script, for small and old browsers. */
@NullMarked
package platen.gateway.panel.page;

import org.jspecify.annotations.NullMarked;
