/** Container images of the services, made without a container engine. */
@NullMarked
package platen.images;

import org.jspecify.annotations.NullMarked;
