/** Who may be written to: read models of identity's organisations and people. */
@NullMarked
package platen.notification.contact;

import org.jspecify.annotations.NullMarked;
