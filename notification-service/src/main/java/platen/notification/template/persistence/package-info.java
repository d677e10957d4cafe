/** The tables of what organisations have mails say. */
@NullMarked
package platen.notification.template.persistence;

import org.jspecify.annotations.NullMarked;
