/** The templates, for administrators. */
@NullMarked
package platen.notification.template.api;

import org.jspecify.annotations.NullMarked;
