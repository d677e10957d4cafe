@NullMarked
package platen.notification.template.domain;

import org.jspecify.annotations.NullMarked;
