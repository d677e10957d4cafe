@NullMarked
package platen.notification;

import org.jspecify.annotations.NullMarked;
