@NullMarked
package platen.notification.template;

import org.jspecify.annotations.NullMarked;
