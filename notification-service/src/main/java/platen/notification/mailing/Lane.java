package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import platen.notification.mailing.ClaimMails.ClaimedMail;
import platen.notification.mailing.domain.Attempt;
import platen.notification.mailing.domain.Queue;
import platen.notification.mailing.persistence.DueOrganisations;

/**
 * Sends one queue, so many mails at the same time as it has places. Goes round by organisation, a few mails of each, so that
 * a long queue of one does not keep another waiting; a place that is stuck with a silent server keeps no other.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int ORGANISATIONS_AT_ONCE = 200;

    /** What a lane works with. */
    record Tools(
            DueOrganisations dueOrganisations,
            ClaimMails claimMails,
            DeliverMail deliverMail,
            Turns turns,
            Clock clock,
            Consumer<Attempt> listener) {}

    private final Queue queue;
    private final int places;
    private final int batch;
    private final Tools tools;

    private final Deque<UUID> organisations = new ArrayDeque<>();
    private final Deque<ClaimedMail> ready = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private UUID last = new UUID(0, 0);
    private boolean lookedAtAll = true;
    private boolean found;
    private boolean wished;
    private boolean asking;
    private boolean serverIsAway;
    private boolean stopped;
    private int sending;

    /**
     * @param ahead how many mails a place may have claimed beyond the one it sends: fewer questions to the database, but what
     *     is claimed is sent first, whatever comes meanwhile
     */
    Lane(Queue queue, int places, int ahead, Tools tools) {
        this.queue = queue;
        this.places = places;
        this.batch = places * ahead;
        this.tools = tools;
    }

    /** Asks for a look at the queue soon. While the mail server is away only the timer's ticks are heard. */
    synchronized void wake() {
        wished = true;
        advance();
    }

    synchronized void tick() {
        serverIsAway = false;
        wake();
    }

    /** Takes up nothing more; completes when the attempts in hand have ended. */
    synchronized CompletableFuture<Void> stop() {
        stopped = true;
        endIfIdle();
        return ended;
    }

    private void endIfIdle() {
        if (stopped && sending == 0) {
            ended.complete(null);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void advance() {
        while (!stopped && sending < places && !ready.isEmpty()) {
            send(ready.remove());
        }
        if (asking || stopped || serverIsAway || wanted() <= 0) {
            return;
        }
        if (!organisations.isEmpty()) {
            claim(organisations.remove());
        } else if (wished || found || !lookedAtAll) {
            look();
        }
    }

    /** How many more mails may be claimed. */
    private int wanted() {
        return batch == 0 ? places - sending - ready.size() : ready.size() <= places ? batch : 0;
    }

    private void look() {
        if (lookedAtAll) {
            wished = false;
            found = false;
            last = new UUID(0, 0);
        }
        ask(() -> tools.dueOrganisations().behind(queue, last, tools.clock().instant(), ORGANISATIONS_AT_ONCE), due -> {
            organisations.addAll(due);
            lookedAtAll = due.size() < ORGANISATIONS_AT_ONCE;
            last = due.isEmpty() ? last : due.getLast();
        });
    }

    private void claim(UUID organisation) {
        int most = wanted();
        ask(() -> tools.claimMails().of(organisation, queue, most), claimed -> {
            ready.addAll(claimed);
            found |= !claimed.isEmpty();
        });
    }

    private <T> void ask(Supplier<Uni<? extends List<T>>> question, Consumer<List<T>> answer) {
        asking = true;
        Uni.createFrom()
                .<List<T>>deferred(question)
                .subscribe()
                .with(items -> answered(() -> answer.accept(items)), failure -> {
                    LOG.warnf("Looking at the mail queue failed: %s", failure.toString());
                    answered(() -> lookedAtAll = true);
                });
    }

    private synchronized void answered(Runnable change) {
        asking = false;
        change.run();
        advance();
    }

    private void send(ClaimedMail mail) {
        sending++;
        tools.turns()
                .take(queue, this::isStopped)
                .chain(mine -> mine
                        ? tools.deliverMail().deliver(mail)
                        : Uni.createFrom().<Attempt>item(new Attempt.Abandoned("Not sent: the service stops")))
                .subscribe()
                .with(this::sent, failure -> {
                    LOG.errorf("An attempt broke: %s", failure.toString());
                    sent(new Attempt.Abandoned("Not recorded"));
                });
    }

    /** A mail that is done may have been what another of the same person waited for. */
    private synchronized void sent(Attempt attempt) {
        sending--;
        tools.listener().accept(attempt);
        if (attempt.saysServerIsAway()) {
            serverIsAway = true;
            organisations.clear();
            lookedAtAll = true;
        } else {
            wished = true;
        }
        advance();
        endIfIdle();
    }
}
