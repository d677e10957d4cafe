package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.Event;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.persistence.GatheredNoticeRows;
import platen.notification.mailing.persistence.GatheredNoticeRows.Latest;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Notice;

/**
 * Tells administrators of what comes by the hundred: things of a kind are counted for a while and told of together, and then
 * not again before an hour has passed.
 */
@ApplicationScoped
public class GatherNotices {

    /** So that one sync is told of as a whole. */
    private static final Duration GATHERING = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final GatheredNoticeRows rows;
    private final QueueNotice queueNotice;
    private final Clock clock;

    GatherNotices(GatheredNoticeRows rows, QueueNotice queueNotice, Clock clock) {
        this.rows = rows;
        this.queueNotice = queueNotice;
        this.clock = clock;
    }

    /**
     * Counts one thing more, or queues the notice that counts from now on. Held back while the organisation is unknown here.
     *
     * @param what the fact that says how many
     */
    public Uni<Outcome> because(OrganisationTransaction tx, Event event, MailTemplate template, String what) {
        if (event.republished()) {
            return Uni.createFrom().item(Outcome.DONE);
        }
        return rows.lock(tx, template)
                .chain(() -> rows.countOneMore(tx, template, event.time()))
                .chain(counted -> counted
                        ? Uni.createFrom().item(Outcome.DONE)
                        : rows.latest(tx, template).chain(latest -> begin(tx, event, template, what, latest)));
    }

    private Uni<Outcome> begin(
            OrganisationTransaction tx, Event event, MailTemplate template, String what, @Nullable Latest latest) {
        Instant now = clock.instant();
        Instant due = now.plus(GATHERING);
        if (latest != null && latest.at().plus(PAUSE).isAfter(now)) {
            if (latest.toNobody()) {
                return Uni.createFrom().item(Outcome.DONE);
            }
            due = Collections.max(List.of(due, latest.at().plus(PAUSE)));
        }
        Instant until = due;
        var cause = new NoticeCause(
                event.id(), event.type(), event.origin(), template, null, Notice.first(what, event.time()), false);
        return queueNotice.because(tx, cause).call(() -> rows.postpone(tx, event.id(), until));
    }
}
