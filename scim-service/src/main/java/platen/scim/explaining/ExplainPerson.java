package platen.scim.explaining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.explaining.domain.AmbiguousMatch;
import platen.scim.explaining.domain.Asked;
import platen.scim.explaining.domain.Explanation;
import platen.scim.explaining.domain.KnownResource;
import platen.scim.explaining.domain.SuiteUser;
import platen.scim.explaining.persistence.KnownResources;
import platen.scim.explaining.persistence.LinkFacts;
import platen.scim.log.domain.Logged;
import platen.scim.log.persistence.ProvisioningLog;

/** Puts together what is known of a pushed person, from what the service has kept and heard: nobody else is asked. */
@ApplicationScoped
public class ExplainPerson {

    private static final int ENTRIES = 20;

    private final OrganisationTransactions transactions;
    private final KnownResources resources;
    private final LinkFacts facts;
    private final ProvisioningLog log;

    ExplainPerson(
            OrganisationTransactions transactions, KnownResources resources, LinkFacts facts, ProvisioningLog log) {
        this.transactions = transactions;
        this.resources = resources;
        this.facts = facts;
        this.log = log;
    }

    /** Null when nobody is known. */
    public Uni<@Nullable Explanation> explain(UUID organisation, Asked asked) {
        return transactions.in(organisation, transaction -> switch (asked) {
            case Asked.ById wanted ->
                resources.byId(transaction, wanted.id()).chain(found -> orNothing(transaction, found));
            case Asked.ByExternalId wanted ->
                resources.byExternalId(transaction, wanted.externalId()).chain(found -> orNothing(transaction, found));
            case Asked.ByUserName wanted ->
                resources
                        .byUserName(transaction, wanted.userName())
                        .chain(found ->
                                found == null ? lost(transaction, wanted.userName()) : orNothing(transaction, found));
        });
    }

    private Uni<@Nullable Explanation> orNothing(OrganisationTransaction transaction, @Nullable KnownResource found) {
        return found == null ? Uni.createFrom().nullItem() : of(transaction, found);
    }

    /** Whoever has no resource of that name may have had one, or may have been refused. */
    private Uni<@Nullable Explanation> lost(OrganisationTransaction transaction, String userName) {
        return log.lost(transaction, userName, ENTRIES).chain(entries -> {
            UUID deleted = entries.stream()
                    .map(logged -> logged.entry().resource())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (deleted != null) {
                return resources.byId(transaction, deleted).chain(found -> orNothing(transaction, found));
            }
            return Uni.createFrom()
                    .item(entries.isEmpty() ? null : new Explanation(null, null, null, List.of(), entries));
        });
    }

    private Uni<@Nullable Explanation> of(OrganisationTransaction transaction, KnownResource resource) {
        UUID link = resource.linkId();
        return facts.user(transaction, link)
                .chain(user -> facts.review(transaction, link)
                        .map(review -> isOver(review, user) ? null : review)
                        .chain(review -> facts.problems(transaction, link)
                                .chain(problems -> entries(transaction, resource)
                                        .map(entries -> new Explanation(resource, user, review, problems, entries)))));
    }

    /** The two are said under different keys and may be heard in either order. */
    private static boolean isOver(@Nullable AmbiguousMatch review, @Nullable SuiteUser user) {
        return review == null || (user != null && user.linkedAt().isAfter(review.since()));
    }

    private Uni<List<Logged>> entries(OrganisationTransaction transaction, KnownResource resource) {
        return log.latest(transaction, resource.id(), ENTRIES);
    }
}
