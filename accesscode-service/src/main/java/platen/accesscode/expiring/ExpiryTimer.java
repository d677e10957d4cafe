package platen.accesscode.expiring;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.Channel;
import platen.accesscode.expiring.domain.Place;
import platen.accesscode.expiring.persistence.ExpiringCodes;

/**
 * Looks for codes near their end and at it. Organisations take turns, a batch each, so that one of a million people keeps
 * neither the others nor its own administrators waiting.
 */
@ApplicationScoped
public class ExpiryTimer {

    static final Cause CAUSE = Cause.request("expiry").via(Channel.TIMER);

    private static final Logger LOG = Logger.getLogger(ExpiryTimer.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int ORGANISATIONS_AT_ONCE = 200;

    private final ExpiringCodes codes;
    private final AnnounceExpiry announce;
    private final RenewExpiredCodes renew;

    ExpiryTimer(ExpiringCodes codes, AnnounceExpiry announce, RenewExpiredCodes renew) {
        this.codes = codes;
        this.announce = announce;
        this.renew = renew;
    }

    @Scheduled(
            every = "${platen.accesscode.expiry-interval:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> tick() {
        return tick(BEFORE_ALL).onFailure().recoverWithUni(failure -> {
            LOG.warnf("Expired codes were not looked for: %s", failure.toString());
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> tick(UUID after) {
        return codes.organisations(after, ORGANISATIONS_AT_ONCE)
                .chain(found -> takeTurns(found.stream()
                                .map(organisation -> new Turn(organisation, Place.START))
                                .toList())
                        .chain(() -> found.size() < ORGANISATIONS_AT_ONCE
                                ? Uni.createFrom().voidItem()
                                : tick(found.getLast())));
    }

    /**
     * What is left to do in an organisation.
     *
     * @param from where to go on announcing; null when that is done
     */
    private record Turn(UUID organisation, @Nullable Place from) {}

    private Uni<Void> takeTurns(List<Turn> turns) {
        return turns.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(turns)
                        .onItem()
                        .transformToUniAndConcatenate(this::take)
                        .collect()
                        .in(ArrayList<Turn>::new, (next, turn) -> turn.ifPresent(next::add))
                        .chain(this::takeTurns);
    }

    /** One organisation's trouble is not the others'. */
    private Uni<Optional<Turn>> take(Turn turn) {
        Uni<@Nullable Place> announced =
                turn.from() == null ? Uni.createFrom().nullItem() : announce.announce(turn.organisation(), turn.from());
        return announced
                .chain(next -> renew.renew(turn.organisation())
                        .map(more -> next != null || more
                                ? Optional.of(new Turn(turn.organisation(), next))
                                : Optional.<Turn>empty()))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "Codes did not expire, organisationId=%s", turn.organisation());
                    return Optional.empty();
                });
    }
}
