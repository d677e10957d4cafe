/** What the services can be told by their environment, read from their sources. */
@NullMarked
package platen.kubernetes.configuration;

import org.jspecify.annotations.NullMarked;
