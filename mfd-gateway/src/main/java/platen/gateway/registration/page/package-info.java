/** The page that a mailed link leads to: made on the server, works without a script. */
@NullMarked
package platen.gateway.registration.page;

import org.jspecify.annotations.NullMarked;
