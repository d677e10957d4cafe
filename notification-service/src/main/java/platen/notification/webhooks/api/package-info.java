/** Webhooks over HTTP, for administrators. */
@NullMarked
package platen.notification.webhooks.api;

import org.jspecify.annotations.NullMarked;
