@NullMarked
package platen.notification.webhooks.domain;

import org.jspecify.annotations.NullMarked;
