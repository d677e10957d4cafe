package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.bulk.Batch.Rules;
import platen.accesscode.bulk.KnownCodes.Mark;
import platen.accesscode.bulk.Regeneration.LookAhead;
import platen.accesscode.bulk.Renewal.Place;
import platen.accesscode.bulk.persistence.BulkCodes;
import platen.accesscode.bulk.persistence.BulkPeople;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.accesscode.policy.persistence.PolicyOverrides;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Makes all of a batch that can be made without holding anybody up: who is next, what they get, encrypted and sealed. */
@ApplicationScoped
class PrepareBatch {

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;
    private final PolicyOverrides overrides;
    private final BulkPeople people;
    private final BulkCodes codes;
    private final ChooseRenewals choose;
    private final DrawRenewals draw;
    private final SealCodes seal;
    private final AccessCodeConfig.Jobs config;

    PrepareBatch(
            OrganisationTransactions transactions,
            CodeSpaces spaces,
            PolicyOverrides overrides,
            BulkPeople people,
            BulkCodes codes,
            ChooseRenewals choose,
            DrawRenewals draw,
            SealCodes seal,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.spaces = spaces;
        this.overrides = overrides;
        this.people = people;
        this.codes = codes;
        this.choose = choose;
        this.draw = draw;
        this.seal = seal;
        this.config = config.jobs();
    }

    /** What the database says; of the people one more than a batch has, when there is one. */
    private record Seen(long codesHeld, Rules rules, List<Somebody> people) {}

    /** No batch while too many events wait to be published. */
    Uni<LookAhead> after(UUID reached, Regeneration job) {
        return transactions
                .in(
                        job.claim().organisation(),
                        transaction -> people.unpublished(transaction, config.unpublishedEvents())
                                .chain(unpublished -> unpublished >= config.unpublishedEvents()
                                        ? Uni.createFrom().nullItem()
                                        : look(transaction, reached)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(seen -> seen == null
                        ? Uni.createFrom().item(new LookAhead(null))
                        : make(reached, job, seen).map(LookAhead::new));
    }

    private Uni<Seen> look(OrganisationTransaction transaction, UUID reached) {
        return Uni.combine()
                .all()
                .unis(
                        spaces.find(transaction),
                        overrides.all(transaction),
                        people.next(transaction, reached, config.batch() + 1))
                .with((space, all, next) ->
                        new Seen(space == null ? 0 : space.codesHeld(), Rules.of(space, all), next));
    }

    private Uni<Batch> make(UUID reached, Regeneration job, Seen seen) {
        return hadBefore(job.claim().organisation(), drawn(reached, job, seen))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(batch -> job.claim().order().mails()
                        ? seal.seal(job.claim().organisation(), batch.renewals())
                                .map(batch::with)
                        : Uni.createFrom().item(batch));
    }

    private Batch drawn(UUID reached, Regeneration job, Seen seen) {
        Mark mark = job.codes().mark();
        List<Renewal> renewals = new ArrayList<>(seen.people().size());
        UUID previous = reached;
        int number = 0;
        for (Somebody somebody :
                seen.people().subList(0, Math.min(config.batch(), seen.people().size()))) {
            var policy = seen.rules().of(somebody).uniqueness();
            if (choose.isDue(job.claim(), somebody, policy)) {
                if (somebody.isAwaited()) {
                    Somebody alone = renewals.isEmpty() ? somebody : null;
                    UUID reaches = alone == null ? previous : alone.user();
                    return new Batch(
                            reached,
                            reaches,
                            renewals,
                            number - renewals.size(),
                            alone,
                            false,
                            seen.rules(),
                            mark,
                            Duration.ZERO);
                }
                long held = seen.codesHeld() + (somebody.code() == null ? renewals.size() : 0);
                renewals.add(draw.draw(job.codes(), job.claim(), somebody, policy, held, new Place(previous, number)));
            }
            previous = somebody.user();
            number++;
        }
        boolean isLast = number == seen.people().size();
        return new Batch(
                reached, previous, renewals, number - renewals.size(), null, isLast, seen.rules(), mark, Duration.ZERO);
    }

    /** A code that its new holder had before, long ago, is not given again. */
    private Uni<Batch> hadBefore(UUID organisation, Batch batch) {
        return batch.renewals().isEmpty()
                ? Uni.createFrom().item(batch)
                : transactions
                        .in(organisation, transaction -> codes.hadBefore(transaction, batch.renewals()))
                        .map(users -> batch.cut(firstOf(users, batch.renewals())));
    }

    private static int firstOf(Set<UUID> users, List<Renewal> renewals) {
        int place = 0;
        while (place < renewals.size() && !users.contains(renewals.get(place).user())) {
            place++;
        }
        return place;
    }
}
