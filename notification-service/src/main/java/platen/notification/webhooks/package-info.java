/** Signed webhooks: the channel that posts what has happened to web addresses an administrator names. */
@NullMarked
package platen.notification.webhooks;

import org.jspecify.annotations.NullMarked;
