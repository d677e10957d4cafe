@NullMarked
package platen.notification.letterhead.domain;

import org.jspecify.annotations.NullMarked;
