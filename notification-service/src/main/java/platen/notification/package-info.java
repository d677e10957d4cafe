/** Mails people their access code, or the link to it: the right mail, once. */
@NullMarked
package platen.notification;

import org.jspecify.annotations.NullMarked;
