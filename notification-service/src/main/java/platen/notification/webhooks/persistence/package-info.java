/** The tables {@code webhook} and {@code webhook_delivery}. */
@NullMarked
package platen.notification.webhooks.persistence;

import org.jspecify.annotations.NullMarked;
