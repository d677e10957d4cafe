/** What a ticket stands for. */
@NullMarked
package platen.gateway.tickets.domain;

import org.jspecify.annotations.NullMarked;
