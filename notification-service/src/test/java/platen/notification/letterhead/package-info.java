@NullMarked
package platen.notification.letterhead;

import org.jspecify.annotations.NullMarked;
