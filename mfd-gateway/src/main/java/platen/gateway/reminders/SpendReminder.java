package platen.gateway.reminders;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import platen.gateway.GatewayConfig;
import platen.gateway.budgets.SpentBudgets;
import platen.gateway.budgets.domain.Allowance;
import platen.gateway.budgets.domain.Span;
import platen.gateway.budgets.domain.Spent;
import platen.kit.organisation.OrganisationTransaction;

/** Keeps reminders from being used to flood somebody's mailbox, or the mail server. Nobody is told: the answer was given before. */
@ApplicationScoped
class SpendReminder {

    private static final String ALL = "reminders";
    private static final int EXACT = 0;

    private final SpentBudgets budgets;
    private final GatewayConfig.Reminders config;
    private final Clock clock;

    SpendReminder(SpentBudgets budgets, GatewayConfig config, Clock clock) {
        this.budgets = budgets;
        this.config = config.reminders();
        this.clock = clock;
    }

    /** Those of the people who may be reminded once more. The organisation's budget is spent for them only. */
    Uni<List<UUID>> spend(OrganisationTransaction transaction, List<UUID> users) {
        if (users.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Instant now = clock.instant();
        List<Allowance> own = users.stream().flatMap(this::allowances).toList();
        return budgets.spend(transaction, own, EXACT, now)
                .map(spent ->
                        users.stream().filter(user -> isAllowed(user, spent)).toList())
                .chain(allowed -> withinOrganisation(transaction, allowed, now));
    }

    private Stream<Allowance> allowances(UUID user) {
        return Stream.of(
                new Allowance(what(user), Span.HOUR, config.perHour()),
                new Allowance(what(user), Span.DAY, config.perDay()));
    }

    private static String what(UUID user) {
        return "reminder:" + user;
    }

    private static boolean isAllowed(UUID user, List<Spent> spent) {
        return spent.stream()
                .filter(one -> one.allowance().what().equals(what(user)))
                .noneMatch(Spent::exceeded);
    }

    private Uni<List<UUID>> withinOrganisation(OrganisationTransaction transaction, List<UUID> users, Instant now) {
        if (users.isEmpty()) {
            return Uni.createFrom().item(users);
        }
        var all = new Allowance(ALL, Span.DAY, config.organisationPerDay());
        return budgets.spend(transaction, List.of(all), EXACT, now)
                .map(spent -> spent.stream().anyMatch(Spent::exceeded) ? List.<UUID>of() : users);
    }
}
