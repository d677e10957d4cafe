package platen.gateway.budgets;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import platen.gateway.budgets.domain.Allowance;
import platen.gateway.budgets.domain.Place;
import platen.gateway.budgets.domain.Span;
import platen.gateway.budgets.domain.Spent;
import platen.gateway.settings.domain.Budget;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Counts a refused code against the budgets of its organisation and its site. One used up, a code alone lets in only people who
 * are usual at that device, until the window of the budget ends; administrators are told once a day of each place.
 */
@ApplicationScoped
public class SpendGuess {

    private static final int SHARDS = 8;

    private final SpentBudgets budgets;
    private final StepUps stepUps;
    private final BudgetAnnouncements announcements;

    SpendGuess(SpentBudgets budgets, StepUps stepUps, BudgetAnnouncements announcements) {
        this.budgets = budgets;
        this.stepUps = stepUps;
        this.announcements = announcements;
    }

    /** Within the transaction that records the refusal, and last in it: others of the organisation wait for these rows. */
    public Uni<Void> spend(OrganisationTransaction transaction, UUID deviceId, Place site, Budget budget, Instant now) {
        List<Allowance> allowances = allowances(site, budget);
        return budgets.spend(transaction, allowances, Math.floorMod(deviceId.hashCode(), SHARDS), now)
                .chain(spent -> Stream.of(Place.ORGANISATION, site)
                        .distinct()
                        .flatMap(place -> usedUp(spent, place).stream()
                                .map(longest -> stepUp(transaction, deviceId, place, longest)))
                        .reduce(Uni.createFrom().voidItem(), (before, next) -> before.chain(() -> next)));
    }

    private static List<Allowance> allowances(Place site, Budget budget) {
        List<Allowance> organisation = List.of(
                new Allowance(Place.ORGANISATION.text(), Span.MINUTE, budget.perMinute()),
                new Allowance(Place.ORGANISATION.text(), Span.DAY, budget.perDay()));
        List<Allowance> own = site.equals(Place.ORGANISATION)
                ? List.of()
                : List.of(
                        new Allowance(site.text(), Span.MINUTE, budget.sitePerMinute()),
                        new Allowance(site.text(), Span.DAY, budget.sitePerDay()));
        return Stream.concat(organisation.stream(), own.stream()).toList();
    }

    private static Optional<Spent> usedUp(List<Spent> spent, Place place) {
        return spent.stream()
                .filter(one -> one.allowance().what().equals(place.text()) && one.usedUp())
                .max(Comparator.comparing(Spent::until));
    }

    private Uni<Void> stepUp(OrganisationTransaction transaction, UUID deviceId, Place place, Spent spent) {
        return stepUps.until(transaction, place, spent.until())
                .chain(() -> stepUps.firstTold(transaction, place, spent.at(), Span.DAY.endOf(spent.at())))
                .chain(first -> first
                        ? announcements.exceeded(transaction, deviceId, place, spent)
                        : Uni.createFrom().voidItem());
    }
}
