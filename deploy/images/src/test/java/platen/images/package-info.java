@NullMarked
package platen.images;

import org.jspecify.annotations.NullMarked;
