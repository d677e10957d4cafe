/** Renders the charts as Helm does. */
@NullMarked
package platen.kubernetes.render;

import org.jspecify.annotations.NullMarked;
