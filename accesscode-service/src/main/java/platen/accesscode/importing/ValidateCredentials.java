package platen.accesscode.importing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.importing.domain.ReadValue;
import platen.accesscode.importing.domain.Verdict;
import platen.accesscode.issuing.DrawAccessCode;
import platen.accesscode.issuing.domain.CodeRule;
import platen.accesscode.issuing.domain.SuppliedCode;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.policy.EffectivePolicies;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Says what an import would make of codes and cards, before it is made. Changes nothing. */
@ApplicationScoped
public class ValidateCredentials {

    /**
     * What an import says of one person.
     *
     * @param ref what the caller calls the item by
     * @param user null when the import would make the person
     * @param code null when it says nothing of the code, or clears it
     * @param cards as supplied
     */
    public record Item(
            String ref, @Nullable UUID user, @Nullable String code, List<String> cards) {

        @Override
        public String toString() {
            return "Item[" + ref + "]";
        }
    }

    /**
     * @param code null when the item has no code
     * @param cards in the item's order
     */
    public record Judged(String ref, @Nullable Verdict code, List<Verdict> cards) {}

    private record Read(Item item, @Nullable ReadValue code, List<ReadValue> cards) {

        Stream<ReadValue> values() {
            return Stream.concat(Stream.ofNullable(code), cards.stream());
        }
    }

    /** Who has which of the batch's values, and which item has it first. */
    private record Known(Map<ReadValue, UUID> holders, Map<ReadValue, String> first) {}

    private final OrganisationTransactions transactions;
    private final AccessCodes codes;
    private final Cards cards;
    private final DrawAccessCode draw;
    private final EffectivePolicies policies;
    private final Fingerprints fingerprints;

    ValidateCredentials(
            OrganisationTransactions transactions,
            AccessCodes codes,
            Cards cards,
            DrawAccessCode draw,
            EffectivePolicies policies,
            Fingerprints fingerprints) {
        this.transactions = transactions;
        this.codes = codes;
        this.cards = cards;
        this.draw = draw;
        this.policies = policies;
        this.fingerprints = fingerprints;
    }

    public Uni<List<Judged>> validate(UUID organisation, List<Item> items) {
        List<Read> read = items.stream()
                .map(item -> new Read(
                        item,
                        item.code() == null ? null : readCode(item.code()),
                        item.cards().stream().map(ValidateCredentials::readCard).toList()))
                .toList();
        return transactions.in(
                organisation,
                transaction -> holders(transaction, read)
                        .map(holders -> new Known(holders, firsts(read)))
                        .chain(known -> Multi.createFrom()
                                .iterable(read)
                                .onItem()
                                .transformToUniAndConcatenate(item -> judge(transaction, item, known))
                                .collect()
                                .asList()));
    }

    private static ReadValue readCode(String raw) {
        return switch (SuppliedCode.read(raw, true)) {
            case SuppliedCode.Accepted(var code) -> new ReadValue.Code(code);
            case SuppliedCode.Refused(var rule) -> new ReadValue.Refused(rule.slug());
        };
    }

    private static ReadValue readCard(String raw) {
        return switch (CardNumber.read(raw)) {
            case CardNumber.Reading.Accepted(var number) -> new ReadValue.Card(number);
            case CardNumber.Reading.Refused(var rule) -> new ReadValue.Refused(rule);
        };
    }

    private static Map<ReadValue, String> firsts(List<Read> read) {
        Map<ReadValue, String> first = new HashMap<>();
        read.forEach(item -> item.values()
                .forEach(value -> first.putIfAbsent(value, item.item().ref())));
        return first;
    }

    /** One look-up for all codes and one for all cards. */
    private Uni<Map<ReadValue, UUID>> holders(OrganisationTransaction transaction, List<Read> read) {
        Map<Fingerprint, ReadValue> soughtCodes = new HashMap<>();
        Map<Fingerprint, ReadValue> soughtCards = new HashMap<>();
        read.stream().flatMap(Read::values).distinct().forEach(value -> {
            switch (value) {
                case ReadValue.Code(var code) ->
                    fingerprints
                            .candidates(transaction.organisation(), code)
                            .forEach(candidate -> soughtCodes.put(candidate, value));
                case ReadValue.Card(var number) ->
                    fingerprints
                            .candidates(transaction.organisation(), number)
                            .forEach(candidate -> soughtCards.put(candidate, value));
                case ReadValue.Refused refused -> {}
            }
        });
        Map<ReadValue, UUID> holders = new HashMap<>();
        return codes.holders(transaction, soughtCodes.keySet())
                .invoke(found -> found.forEach((candidate, user) -> put(holders, soughtCodes.get(candidate), user)))
                .chain(() -> cards.holders(transaction, soughtCards.keySet()))
                .invoke(found -> found.forEach((candidate, user) -> put(holders, soughtCards.get(candidate), user)))
                .replaceWith(holders);
    }

    private static void put(Map<ReadValue, UUID> holders, @Nullable ReadValue value, UUID user) {
        if (value != null) {
            holders.put(value, user);
        }
    }

    /** Whether a trivial code may be taken depends on the person, and trivial codes are rare. */
    private Uni<ReadValue> heldAgainstPolicy(OrganisationTransaction transaction, Read read, ReadValue value) {
        if (!(value instanceof ReadValue.Code(var code)) || !code.isTrivial()) {
            return Uni.createFrom().item(value);
        }
        return policies.orOfTheOrganisation(transaction, read.item().user())
                .map(policy -> policy.trivialCodesAllowed() ? value : new ReadValue.Refused(CodeRule.TRIVIAL.slug()));
    }

    private Uni<Judged> judge(OrganisationTransaction transaction, Read read, Known known) {
        List<Verdict> ofCards =
                read.cards().stream().map(card -> judge(read, card, known)).toList();
        if (read.code() == null) {
            return Uni.createFrom().item(new Judged(read.item().ref(), null, ofCards));
        }
        return heldAgainstPolicy(transaction, read, read.code())
                .chain(code -> judgeCode(transaction, read, code, known))
                .map(ofCode -> new Judged(read.item().ref(), ofCode, ofCards));
    }

    private Uni<Verdict> judgeCode(OrganisationTransaction transaction, Read read, ReadValue value, Known known) {
        Verdict verdict = judge(read, value, known);
        return verdict instanceof Verdict.Fits && value instanceof ReadValue.Code(var code)
                ? draw.closeNeighboursBut(transaction, code, read.item().user()).map(Verdict.Fits::new)
                : Uni.createFrom().item(verdict);
    }

    private static Verdict judge(Read read, ReadValue value, Known known) {
        if (value instanceof ReadValue.Refused(var rule)) {
            return new Verdict.Refused(rule);
        }
        UUID holder = known.holders().get(value);
        if (holder != null && !holder.equals(read.item().user())) {
            return new Verdict.Taken(holder);
        }
        String first = known.first().getOrDefault(value, read.item().ref());
        return first.equals(read.item().ref()) ? new Verdict.Fits(0) : new Verdict.Repeated(first);
    }
}
