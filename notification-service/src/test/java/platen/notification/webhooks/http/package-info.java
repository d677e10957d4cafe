@NullMarked
package platen.notification.webhooks.http;

import org.jspecify.annotations.NullMarked;
