package platen.accesscode.issuing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeGenerator;
import platen.accesscode.issuing.domain.CodeSearch;
import platen.accesscode.issuing.domain.CodeSpaceExhausted;
import platen.accesscode.issuing.domain.Neighbours;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.PersonChange;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.organisation.OrganisationTransaction;

/** Finds a code that nobody has or lately had, and that no typing slip leads to or from (R4). */
@ApplicationScoped
public class DrawAccessCode {

    private final CodeGenerator generator;
    private final AccessCodes codes;
    private final Fingerprints fingerprints;
    private final CodeMeters meters;
    private final Clock clock;

    DrawAccessCode(
            CodeGenerator generator, AccessCodes codes, Fingerprints fingerprints, CodeMeters meters, Clock clock) {
        this.generator = generator;
        this.codes = codes;
        this.fingerprints = fingerprints;
        this.meters = meters;
        this.clock = clock;
    }

    /** The code is free for as long as the code space is locked. */
    public Uni<AccessCode> draw(PersonChange change) {
        CodeSpace space = change.space();
        CodeSearch search = generator.search(change.policy().uniqueness(), space.codesHeld());
        return codes.lengthsInUse(space.transaction())
                .chain(lengths -> tryNext(change, search, lengths))
                .onFailure(CodeSpaceExhausted.class)
                .invoke(() -> meters.conflicted(CodeMeters.Conflict.EXHAUSTED));
    }

    private Uni<AccessCode> tryNext(PersonChange change, CodeSearch search, Set<Integer> lengths) {
        AccessCode candidate = search.next();
        UUID organisation = change.organisation();
        List<Fingerprint> code = fingerprints.candidates(organisation, candidate);
        List<Fingerprint> close = neighbours(organisation, candidate, lengths);
        return codes.isOccupied(change.transaction(), change.user(), code, close, clock.instant())
                .chain(occupied -> {
                    if (occupied) {
                        meters.conflicted(CodeMeters.Conflict.DRAWN);
                        return tryNext(change, search, lengths);
                    }
                    return Uni.createFrom().item(candidate);
                });
    }

    /** How many people's codes are one typing slip away. None was when a code was generated; supplied ones may come close. */
    public Uni<Integer> closeNeighbours(OrganisationTransaction transaction, AccessCode code) {
        return codes.lengthsInUse(transaction)
                .chain(lengths -> codes.countHeld(transaction, neighbours(transaction.organisation(), code, lengths)));
    }

    /** The same, not counting a person's own code: they will not have both. */
    public Uni<Integer> closeNeighboursBut(
            OrganisationTransaction transaction, AccessCode code, @Nullable UUID person) {
        return codes.lengthsInUse(transaction)
                .chain(lengths ->
                        codes.countHeldBut(transaction, neighbours(transaction.organisation(), code, lengths), person));
    }

    private List<Fingerprint> neighbours(UUID organisation, AccessCode code, Set<Integer> lengths) {
        return fingerprints.candidates(organisation, Neighbours.of(code, lengths));
    }
}
