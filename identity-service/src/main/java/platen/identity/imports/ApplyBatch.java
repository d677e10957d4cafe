package platen.identity.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.Finding;
import platen.identity.imports.domain.ImportState;
import platen.identity.imports.domain.ImportedRow;
import platen.identity.imports.domain.RowPlan;
import platen.identity.imports.domain.SuppliedCredentials;
import platen.identity.imports.domain.SuppliedCredentials.Said;
import platen.identity.imports.domain.Tally;
import platen.identity.imports.persistence.FindingRows;
import platen.identity.imports.persistence.HandoverRows;
import platen.identity.imports.persistence.ImportRows;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.imports.persistence.ImportedRows.Effect;
import platen.identity.imports.persistence.ImportedRows.Kept;
import platen.identity.imports.persistence.ImportedRows.Settled;
import platen.identity.people.domain.Credentials;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.Supplied;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.UserBatchRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Applies the next rows: people, events, what is told of the rows and how far the import is are one transaction, so that a replica that is
 * killed leaves nobody out and does nobody twice. Each row is decided anew, for people have gone on living since the preview.
 */
@ApplicationScoped
class ApplyBatch {

    private final OrganisationTransactions transactions;
    private final ImportRows imports;
    private final ImportedRows rows;
    private final FindingRows findings;
    private final HandoverRows handovers;
    private final PlanBatch plan;
    private final UserBatchRows users;
    private final UserEventWriter events;
    private final ImportConfig config;

    ApplyBatch(
            OrganisationTransactions transactions,
            ImportRows imports,
            ImportedRows rows,
            FindingRows findings,
            HandoverRows handovers,
            PlanBatch plan,
            UserBatchRows users,
            UserEventWriter events,
            ImportConfig config) {
        this.transactions = transactions;
        this.imports = imports;
        this.rows = rows;
        this.findings = findings;
        this.handovers = handovers;
        this.plan = plan;
        this.users = users;
        this.events = events;
        this.config = config;
    }

    /** False when too many events of the organisation wait to be published; nothing is done then. */
    Uni<Boolean> apply(UUID organisation, UserImport claim) {
        return transactions.in(
                organisation,
                transaction -> transaction
                        .planEachTime()
                        .chain(() -> transaction.first(
                                "select count(*) as waiting from outbox where organisation_id = $1", organisation))
                        .chain(row -> row != null && row.getLong("waiting") > config.mostUnpublished()
                                ? Uni.createFrom().item(false)
                                : imports.lock(transaction, claim)
                                        .chain(locked -> locked == null
                                                ? Uni.createFrom().voidItem()
                                                : next(transaction, locked))
                                        .replaceWith(true)));
    }

    private Uni<Void> next(OrganisationTransaction transaction, UserImport locked) {
        return rows.nextTogether(transaction, locked.id())
                .chain(kept -> kept.isEmpty() ? inTurn(transaction, locked) : together(transaction, locked, kept));
    }

    /** Rows that hand codes and cards on to each other: those that depend on one that is refused now are refused too. */
    private Uni<Void> together(OrganisationTransaction transaction, UserImport locked, List<Kept> kept) {
        List<ImportedRow> batch = kept.stream().map(Kept::row).toList();
        return plan.decide(transaction, locked, batch)
                .chain(plans -> handovers
                        .of(
                                transaction,
                                locked.id(),
                                batch.stream().map(ImportedRow::number).toList())
                        .map(all -> HandedOver.among(plans, all, locked.header())))
                .chain(handedOver -> write(transaction, locked, handedOver))
                .chain(done -> imports.advance(transaction, locked, locked.reached(), done));
    }

    private Uni<Void> inTurn(OrganisationTransaction transaction, UserImport locked) {
        return rows.next(transaction, locked.id(), locked.reached(), config.applyBatch())
                .chain(kept -> {
                    if (kept.isEmpty()) {
                        return imports.change(transaction, locked.id(), ImportState.DONE, null);
                    }
                    List<ImportedRow> batch = kept.stream()
                            .filter(row -> row.state().equals("planned"))
                            .map(Kept::row)
                            .toList();
                    return plan.decide(transaction, locked, batch)
                            .chain(plans -> write(transaction, locked, HandedOver.nothing(plans)))
                            .chain(done -> imports.advance(
                                    transaction,
                                    locked,
                                    kept.getLast().row().number(),
                                    done.and(Tally.Kind.REFUSED, refusedBefore(kept))));
                });
    }

    /** Those that were to be applied together have been counted then. */
    private static int refusedBefore(List<Kept> kept) {
        return (int) kept.stream()
                .filter(row -> row.state().equals("refused") && row.together() == null)
                .count();
    }

    private Uni<Tally> write(OrganisationTransaction transaction, UserImport locked, HandedOver handedOver) {
        List<User> created = new ArrayList<>();
        List<User> changed = new ArrayList<>();
        List<UserEvent> facts = new ArrayList<>();
        List<Effect> applied = new ArrayList<>();
        List<Effect> refused = new ArrayList<>();
        List<Finding> found = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        handedOver.plans().forEach((row, decided) -> {
            List<String> kinds = handedOver.kinds(row);
            switch (decided) {
                case RowPlan.Refused(List<Finding> reasons) -> {
                    found.addAll(reasons);
                    refused.add(new Effect(row.number(), null, null));
                    tallies.add(Tally.NONE.and(Tally.Kind.REFUSED));
                }
                case RowPlan.Create(User user) -> {
                    created.add(user);
                    facts.addAll(created(locked, row, user, kinds));
                    applied.add(new Effect(row.number(), user.id(), Tally.Kind.CREATED.slug()));
                    tallies.add(Tally.NONE.and(Tally.Kind.CREATED).and(row.credentials()));
                }
                case RowPlan.Change change -> {
                    if (change.changed()) {
                        changed.add(change.user());
                    }
                    facts.addAll(change.events());
                    facts.addAll(imported(locked, row, change.user().id(), row.credentials(), kinds));
                    BatchEffect effect = BatchEffect.of(change);
                    applied.add(new Effect(row.number(), change.user().id(), effect.slug()));
                    tallies.add(Tally.NONE.and(effect.kind()).and(row.credentials()));
                }
            }
        });
        return users.insert(transaction, created)
                .chain(() -> users.update(transaction, changed))
                .chain(() -> events.write(transaction, facts, null))
                .chain(() -> rows.settle(transaction, locked.id(), Settled.APPLIED, applied))
                .chain(() -> rows.settle(transaction, locked.id(), Settled.REFUSED, refused))
                .chain(() -> findings.append(transaction, locked.id(), found))
                .replaceWith(() -> tallies.stream().reduce(Tally.NONE, Tally::and));
    }

    /** The first code comes with the person, so that there is but one; cards of which there may be several come after them. */
    private static List<UserEvent> created(UserImport of, ImportedRow row, User user, List<String> kinds) {
        Said code = row.credentials().accessCode();
        Said cards = row.credentials().cards();
        var first = new SuppliedCredentials(
                row.credentials().observationId(), code != null && code.set() ? code : null, null);
        var then = new SuppliedCredentials(
                row.credentials().observationId(), null, cards != null && cards.set() ? cards : null);
        return Stream.concat(
                        Stream.of(new UserEvent.Created(user, first.any() ? supplied(row, first, kinds) : null)),
                        imported(of, row, user.id(), then, kinds).stream())
                .toList();
    }

    private static List<UserEvent> imported(
            UserImport of, ImportedRow row, UUID user, SuppliedCredentials credentials, List<String> kinds) {
        return credentials.any()
                ? List.of(new UserEvent.CredentialsImported(
                        user, of.id(), of.orderedBy(), of.options().notifies(), supplied(row, credentials, kinds)))
                : List.of();
    }

    private static Supplied supplied(ImportedRow row, SuppliedCredentials credentials, List<String> kinds) {
        String json = Stream.of(member("accessCode", credentials.accessCode()), member("cards", credentials.cards()))
                .filter(member -> !member.isEmpty())
                .collect(Collectors.joining(",", "{", "}"));
        return new Supplied(
                new PersonKey(ImportedRow.SOURCE, ImportedRow.reference(row.line())),
                credentials.observationId(),
                new Credentials(json, true),
                kinds.stream().filter(credentials::has).toList());
    }

    private static String member(String name, @Nullable Said said) {
        return said == null ? "" : "\"" + name + "\":" + said.json();
    }
}
