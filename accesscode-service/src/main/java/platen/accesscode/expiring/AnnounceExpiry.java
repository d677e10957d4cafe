package platen.accesscode.expiring;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.expiring.domain.ExpiryRule;
import platen.accesscode.expiring.domain.Place;
import platen.accesscode.expiring.messaging.ExpiryEvents;
import platen.accesscode.expiring.persistence.ExpiringCodes;
import platen.accesscode.expiring.persistence.ExpiringCodes.Unannounced;
import platen.accesscode.policy.EffectivePolicies;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Sets the end of codes that are near it, and tells whoever is to be told. Only the people are locked, not the code space. */
@ApplicationScoped
public class AnnounceExpiry {

    private final OrganisationTransactions transactions;
    private final EffectivePolicies policies;
    private final ExpiringCodes codes;
    private final ExpiryEvents events;
    private final Clock clock;
    private final int batch;

    AnnounceExpiry(
            OrganisationTransactions transactions,
            EffectivePolicies policies,
            ExpiringCodes codes,
            ExpiryEvents events,
            Clock clock,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.policies = policies;
        this.codes = codes;
        this.events = events;
        this.clock = clock;
        this.batch = config.expiryBatch();
    }

    /** One batch of one rule, from a place on; the next place, or null when all has been looked at. */
    public Uni<@Nullable Place> announce(UUID organisation, Place from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.in(
                organisation,
                transaction -> policies.all(transaction)
                        .map(all -> all == null ? List.<ExpiryRule>of() : ExpiryRule.of(all.policy(), all.overrides()))
                        .map(rules -> rules.stream()
                                .filter(rule -> rule.key().compareTo(from.rule()) >= 0)
                                .toList())
                        .chain(rules -> rules.isEmpty()
                                ? Uni.createFrom().nullItem()
                                : announce(transaction, rules.getFirst(), from, now)
                                        .map(found -> next(rules, found))));
    }

    private Uni<List<Unannounced>> announce(
            OrganisationTransaction transaction, ExpiryRule rule, Place from, Instant now) {
        Instant near = now.plus(rule.expiry().notice()).minus(rule.expiry().term());
        if (rule.expiry().since().isAfter(near)) {
            return Uni.createFrom().item(List.of());
        }
        Place after = from.rule().equals(rule.key()) ? from : Place.atStartOf(rule.key());
        return codes.unannounced(transaction, rule, near, after, batch)
                .call(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(code -> announce(transaction, rule, code, now))
                        .collect()
                        .last());
    }

    private @Nullable Place next(List<ExpiryRule> rules, List<Unannounced> found) {
        if (found.size() == batch) {
            Unannounced last = found.getLast();
            return new Place(rules.getFirst().key(), last.issuedAt(), last.id());
        }
        return rules.size() == 1 ? null : Place.atStartOf(rules.get(1).key());
    }

    private Uni<Void> announce(OrganisationTransaction transaction, ExpiryRule rule, Unannounced code, Instant now) {
        Instant end = rule.expiry().endAnnounced(code.issuedAt(), now);
        boolean tells = !rule.expiry().notice().isZero();
        return codes.announce(transaction, code, end)
                .chain(announced -> announced && tells
                        ? events.expiring(transaction, code.user(), code.version(), end, ExpiryTimer.CAUSE)
                        : Uni.createFrom().voidItem());
    }
}
