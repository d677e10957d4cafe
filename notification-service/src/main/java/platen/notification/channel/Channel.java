package platen.notification.channel;

import io.smallrye.mutiny.Uni;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.channel.domain.Announcement;

/**
 * A way in which an organisation's own systems are told what has happened. A channel keeps what it has to deliver in a table of its own
 * and delivers it after the commit; {@code CONTRIBUTING.md} says how to add one.
 */
public interface Channel {

    /**
     * Keeps a delivery for each place that wants this fact, in the transaction that makes the fact known here; nothing is sent yet. Must
     * be cheap where nobody wants it. A failure undoes the transaction, and the event is tried again.
     */
    Uni<Void> accept(OrganisationTransaction tx, Announcement announcement);
}
