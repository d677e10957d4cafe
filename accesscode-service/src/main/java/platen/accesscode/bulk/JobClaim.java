package platen.accesscode.bulk;

import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.Channel;
import platen.accesscode.bulk.domain.RegenerationOrder;

/**
 * A job that this replica works on until its lease ends.
 *
 * @param fence of the lease; a batch commits only while it is the newest one
 * @param sinceChange codes numbered above it are newer than the order and stay
 * @param reached the person up to whom everybody is dealt with
 */
public record JobClaim(
        UUID organisation,
        UUID id,
        long fence,
        RegenerationOrder order,
        long sinceChange,
        UUID reached,
        String orderedBy) {

    /** On behalf of whom codes change. */
    public Cause cause() {
        return Cause.request(orderedBy).via(Channel.JOB).notifying(order.mails());
    }
}
