@NullMarked
package platen.notification.template.markup;

import org.jspecify.annotations.NullMarked;
