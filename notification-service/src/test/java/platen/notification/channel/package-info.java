@NullMarked
package platen.notification.channel;

import org.jspecify.annotations.NullMarked;
