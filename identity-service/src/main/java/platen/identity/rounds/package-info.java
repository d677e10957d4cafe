/** Work in batches that many organisations have. */
@NullMarked
package platen.identity.rounds;

import org.jspecify.annotations.NullMarked;
