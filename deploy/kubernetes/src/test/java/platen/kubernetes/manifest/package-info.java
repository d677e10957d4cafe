/** Rendered manifests, read as plain trees. */
@NullMarked
package platen.kubernetes.manifest;

import org.jspecify.annotations.NullMarked;
