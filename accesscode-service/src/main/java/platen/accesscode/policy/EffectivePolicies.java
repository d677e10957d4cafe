package platen.accesscode.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.accesscode.people.domain.Person;
import platen.accesscode.policy.domain.CodePolicy;
import platen.accesscode.policy.domain.PolicySettings;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.accesscode.policy.persistence.PolicyOverrides;
import platen.kit.organisation.OrganisationTransaction;

/** Tells which policy holds for a person: the organisation's, with what the override of their groups says in its place. */
@ApplicationScoped
public class EffectivePolicies {

    private final CodeSpaces spaces;
    private final PolicyOverrides overrides;

    EffectivePolicies(CodeSpaces spaces, PolicyOverrides overrides) {
        this.spaces = spaces;
        this.overrides = overrides;
    }

    /**
     * For somebody about to be changed.
     *
     * @param override name that identity gave them; one that nobody has made changes nothing
     */
    public Uni<CodePolicy> under(CodeSpace space, @Nullable String override) {
        return override == null
                ? Uni.createFrom().item(space.policy())
                : overrides
                        .find(space.transaction(), override)
                        .map(found -> found == null
                                ? space.policy()
                                : found.settings().over(space.policy()));
    }

    /** What each override of the organisation says. */
    public Uni<Map<String, PolicySettings>> overrides(OrganisationTransaction transaction) {
        return overrides.all(transaction);
    }

    /**
     * An organisation's policy and what its overrides say in its place.
     */
    public record All(CodePolicy policy, Map<String, PolicySettings> overrides) {}

    /** Without a lock; null when the organisation is not known. */
    public Uni<@Nullable All> all(OrganisationTransaction transaction) {
        return spaces.find(transaction)
                .chain(space -> space == null
                        ? Uni.createFrom().nullItem()
                        : overrides.all(transaction).map(all -> new All(space.policy(), all)));
    }

    /** For somebody who may not be there yet: then the organisation's holds. */
    public Uni<CodePolicy> orOfTheOrganisation(OrganisationTransaction transaction, @Nullable UUID user) {
        Uni<@Nullable CodePolicy> own = user == null ? Uni.createFrom().nullItem() : of(transaction, user);
        return own.chain(found -> found != null
                ? Uni.createFrom().item(found)
                : spaces.find(transaction).map(space -> space == null ? CodePolicy.STANDARD : space.policy()));
    }

    /** For looking at several people who exist, without a lock. */
    public Uni<Map<UUID, CodePolicy>> of(OrganisationTransaction transaction, List<Person> people) {
        return spaces.find(transaction)
                .chain(space -> overrides
                        .all(transaction)
                        .map(all -> people.stream()
                                .collect(Collectors.toMap(
                                        Person::id,
                                        person -> all.getOrDefault(
                                                        Objects.requireNonNullElse(person.codePolicy(), ""),
                                                        PolicySettings.NONE)
                                                .over(space == null ? CodePolicy.STANDARD : space.policy())))));
    }

    /** For looking, without a lock; null when there is no such person. */
    public Uni<@Nullable CodePolicy> of(OrganisationTransaction transaction, UUID user) {
        return overrides
                .ofPerson(transaction, user)
                .chain(settings -> settings == null
                        ? Uni.createFrom().nullItem()
                        : spaces.find(transaction).map(space -> space == null ? null : settings.over(space.policy())));
    }
}
