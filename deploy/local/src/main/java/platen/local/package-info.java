/** The local stack behind the {@code platen} command: its command line, its directory and its ports. */
@NullMarked
package platen.local;

import org.jspecify.annotations.NullMarked;
