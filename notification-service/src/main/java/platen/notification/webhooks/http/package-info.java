/** Calls out: names, signatures, and connections to addresses that were checked. */
@NullMarked
package platen.notification.webhooks.http;

import org.jspecify.annotations.NullMarked;
