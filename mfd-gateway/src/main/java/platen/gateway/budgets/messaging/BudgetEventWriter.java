package platen.gateway.budgets.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.budgets.BudgetAnnouncements;
import platen.gateway.budgets.domain.Place;
import platen.gateway.budgets.domain.Spent;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class BudgetEventWriter implements BudgetAnnouncements {

    private static final String TYPE = "platen.mfd.guess-budget-exceeded.v1";

    private record GuessBudgetExceeded(
            UUID deviceId,
            @Nullable String site,
            String span,
            int budget,
            long refused,
            Instant since,
            Instant until) {}

    private final Outbox outbox;

    BudgetEventWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> exceeded(OrganisationTransaction transaction, UUID deviceId, Place place, Spent spent) {
        var data = new GuessBudgetExceeded(
                deviceId,
                place.site().orElse(null),
                spent.allowance().span().text(),
                spent.allowance().most(),
                spent.times(),
                spent.since(),
                spent.until());
        return outbox.append(transaction, OutgoingEvent.of("mfd.activity", deviceId.toString(), TYPE, data));
    }
}
