/** Owns organisations, the settings several services read, people and their links to each source. */
@NullMarked
package platen.identity;

import org.jspecify.annotations.NullMarked;
