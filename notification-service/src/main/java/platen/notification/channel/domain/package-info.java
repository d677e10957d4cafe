/** Which facts are told, and what of them. */
@NullMarked
package platen.notification.channel.domain;

import org.jspecify.annotations.NullMarked;
