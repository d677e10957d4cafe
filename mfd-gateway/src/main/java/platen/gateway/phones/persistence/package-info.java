/** Logins that wait for a phone, in PostgreSQL. */
@NullMarked
package platen.gateway.phones.persistence;

import org.jspecify.annotations.NullMarked;
