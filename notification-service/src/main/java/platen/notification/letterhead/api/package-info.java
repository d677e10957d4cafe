/** Mail settings, for administrators. */
@NullMarked
package platen.notification.letterhead.api;

import org.jspecify.annotations.NullMarked;
