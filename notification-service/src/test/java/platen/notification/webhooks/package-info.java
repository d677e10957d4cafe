@NullMarked
package platen.notification.webhooks;

import org.jspecify.annotations.NullMarked;
