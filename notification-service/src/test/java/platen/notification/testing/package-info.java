@NullMarked
package platen.notification.testing;

import org.jspecify.annotations.NullMarked;
