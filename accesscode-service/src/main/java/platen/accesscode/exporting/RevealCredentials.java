package platen.accesscode.exporting;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.persistence.People;
import platen.accesscode.policy.EffectivePolicies;
import platen.accesscode.policy.domain.CodePolicy;
import platen.accesscode.policy.domain.RevealRole;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Gives out many people's codes and cards at once, with a trace for each person in the same transaction that reads them. */
@ApplicationScoped
public class RevealCredentials {

    /**
     * One person's.
     *
     * @param code null when it is withheld
     * @param withheld whether the policy that holds for the person lets no administrator see their code
     */
    public record Revealed(UUID user, @Nullable HeldCode code, boolean withheld, List<Card> cards) {}

    /**
     * @param unknown those of the people asked for who do not exist
     */
    public record Reveal(List<Revealed> people, List<UUID> unknown) {}

    private final OrganisationTransactions transactions;
    private final People people;
    private final EffectivePolicies policies;
    private final AccessCodes codes;
    private final Cards cards;
    private final Audit audit;

    RevealCredentials(
            OrganisationTransactions transactions,
            People people,
            EffectivePolicies policies,
            AccessCodes codes,
            Cards cards,
            Audit audit) {
        this.transactions = transactions;
        this.people = people;
        this.policies = policies;
        this.codes = codes;
        this.cards = cards;
        this.audit = audit;
    }

    /**
     * @param cause whose actor is the person who asked, not the service that passes it on
     * @param purpose slug, for the audit
     */
    public Uni<Reveal> reveal(UUID organisation, Set<UUID> users, Cause cause, String purpose) {
        return transactions.in(
                organisation,
                transaction -> people.existing(transaction, users)
                        .chain(existing -> policies.of(transaction, existing))
                        .chain(policy -> reveal(transaction, users, policy)
                                .call(() -> audit.recordAll(
                                        transaction,
                                        cause,
                                        Action.CREDENTIALS_REVEALED,
                                        policy.keySet(),
                                        Note.of(purpose)))));
    }

    private Uni<Reveal> reveal(OrganisationTransaction transaction, Set<UUID> asked, Map<UUID, CodePolicy> existing) {
        return codes.ofAll(transaction, existing.keySet())
                .chain(held -> cards.ofAll(transaction, existing.keySet()).map(found -> {
                    Map<UUID, List<Card>> byPerson = found.stream().collect(Collectors.groupingBy(Card::user));
                    List<Revealed> revealed = new ArrayList<>();
                    List<UUID> unknown = new ArrayList<>();
                    for (UUID user : asked) {
                        CodePolicy policy = existing.get(user);
                        if (policy == null) {
                            unknown.add(user);
                        } else {
                            boolean shown = policy.visibility().revealRoles().contains(RevealRole.ADMIN);
                            HeldCode code = shown ? held.get(user) : null;
                            revealed.add(new Revealed(user, code, !shown, byPerson.getOrDefault(user, List.of())));
                        }
                    }
                    return new Reveal(revealed, unknown);
                }));
    }
}
