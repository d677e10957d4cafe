package platen.gateway.people.domain;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far the read model is from what its owners have said.
 *
 * @param unread records not yet processed by any replica; empty when Kafka does not say
 * @param known whether the database holds something that was processed earlier
 * @param lasted since this replica began to ask
 */
public record Loading(OptionalLong unread, boolean known, Duration lasted) {

    /**
     * Whether logins are better answered than left to other replicas, or to the next try. Old knowledge is: nobody who asks Kafka in vain
     * could ever do better, and a replica whose stream is interrupted goes on as well. No knowledge is not, until nothing more can be hoped for.
     *
     * @param most so many unread records are about a second's work
     * @param patience after it, anything is better than nothing
     */
    public boolean isOver(long most, Duration patience) {
        return lasted.compareTo(patience) >= 0 || (unread.isPresent() ? unread.getAsLong() <= most : known);
    }
}
