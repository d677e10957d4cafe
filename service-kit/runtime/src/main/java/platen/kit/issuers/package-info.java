/** Issuers that speak for some organisations only, beside the one that speaks for all. */
@NullMarked
package platen.kit.issuers;

import org.jspecify.annotations.NullMarked;
