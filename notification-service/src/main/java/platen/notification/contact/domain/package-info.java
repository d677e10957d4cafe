/** What is known of an organisation and of a person. */
@NullMarked
package platen.notification.contact.domain;

import org.jspecify.annotations.NullMarked;
