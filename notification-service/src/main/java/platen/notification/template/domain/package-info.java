/** Templates, and what may stand in a mail's headers and lines. */
@NullMarked
package platen.notification.template.domain;

import org.jspecify.annotations.NullMarked;
