/** The story walked against a running stack. */
@NullMarked
package platen.local.demo;

import org.jspecify.annotations.NullMarked;
