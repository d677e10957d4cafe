/** What stands around every mail of an organisation: who sends it, where answers go, and a logo. */
@NullMarked
package platen.notification.letterhead;

import org.jspecify.annotations.NullMarked;
