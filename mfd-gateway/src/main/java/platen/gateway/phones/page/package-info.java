/** The pages on the phone: made on the server, work without a script. */
@NullMarked
package platen.gateway.phones.page;

import org.jspecify.annotations.NullMarked;
