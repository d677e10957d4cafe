/** What the services promise each other about topics. */
@NullMarked
package platen.kubernetes.contract;

import org.jspecify.annotations.NullMarked;
