/** What the mails say. */
@NullMarked
package platen.notification.template;

import org.jspecify.annotations.NullMarked;
