@NullMarked
package platen.notification.mailing.domain;

import org.jspecify.annotations.NullMarked;
