/** What may be called, and what becomes of a delivery. */
@NullMarked
package platen.notification.webhooks.domain;

import org.jspecify.annotations.NullMarked;
