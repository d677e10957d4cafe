/** Acts. */
@NullMarked
package platen.identity.auditing.domain;

import org.jspecify.annotations.NullMarked;
