@NullMarked
package platen.notification.mailing;

import org.jspecify.annotations.NullMarked;
