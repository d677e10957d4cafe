/** What is taken of it. */
@NullMarked
package platen.gateway.offline.domain;

import org.jspecify.annotations.NullMarked;
