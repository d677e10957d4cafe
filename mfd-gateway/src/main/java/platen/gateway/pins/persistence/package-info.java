/** Card PINs in PostgreSQL. */
@NullMarked
package platen.gateway.pins.persistence;

import org.jspecify.annotations.NullMarked;
