package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.bulk.persistence.BulkCodes;
import platen.accesscode.bulk.persistence.BulkCodes.Occupied;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Reads all codes of an organisation that nobody may get, and later what others have issued since. */
@ApplicationScoped
class LearnCodes {

    private static final int PAGE = 4_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final OrganisationTransactions transactions;
    private final BulkCodes codes;
    private final DataCipher cipher;
    private final Fingerprints fingerprints;
    private final RegenerationJobs jobs;
    private final Clock clock;
    private final Duration lease;
    private final SecureRandom random = new SecureRandom();

    LearnCodes(
            OrganisationTransactions transactions,
            BulkCodes codes,
            DataCipher cipher,
            Fingerprints fingerprints,
            RegenerationJobs jobs,
            Clock clock,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.codes = codes;
        this.cipher = cipher;
        this.fingerprints = fingerprints;
        this.jobs = jobs;
        this.clock = clock;
        this.lease = config.jobs().lease();
    }

    /** Without any lock: what is issued meanwhile has a higher number and is learned later. */
    Uni<KnownCodes> all(JobClaim claim) {
        UUID organisation = claim.organisation();
        return transactions
                .in(
                        organisation,
                        transaction -> codes.newest(transaction)
                                .map(newest -> new KnownCodes(
                                        newest, random, slips -> fingerprints.ofAny(organisation, slips))))
                .call(known -> readAfter(claim, known, FIRST));
    }

    private Uni<Void> readAfter(JobClaim claim, KnownCodes known, UUID after) {
        UUID organisation = claim.organisation();
        return transactions
                .in(
                        organisation,
                        transaction -> jobs.renew(transaction, claim, lease)
                                .chain(() -> codes.page(transaction, after, clock.instant(), PAGE)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(page -> {
                    known.addAll(opened(organisation, page));
                    page.stream()
                            .filter(code -> code.ciphertext() == null)
                            .forEach(code -> known.addResting(code.blindIndex(), code.length()));
                    return page.size() < PAGE
                            ? Uni.createFrom().voidItem()
                            : readAfter(claim, known, page.getLast().id());
                });
    }

    private List<AccessCode> opened(UUID organisation, List<Occupied> page) {
        return page.parallelStream()
                .filter(code -> code.ciphertext() != null)
                .map(code -> open(organisation, code))
                .toList();
    }

    private AccessCode open(UUID organisation, Occupied code) {
        var context = new CipherContext(organisation, code.user(), code.version());
        return new AccessCode(cipher.decryptText(context, Objects.requireNonNull(code.ciphertext())));
    }

    /** What others have issued since; only for holders of the code space, before which all of it is committed. */
    Uni<Void> newOnes(OrganisationTransaction transaction, KnownCodes known) {
        return codes.newerThan(transaction, known.newest(), clock.instant())
                .invoke(arrived -> {
                    for (Occupied code : arrived) {
                        if (code.ciphertext() == null) {
                            known.arriveResting(code.blindIndex(), code.length());
                        } else {
                            known.arrive(open(transaction.organisation(), code));
                        }
                        known.knows(code.change());
                    }
                })
                .replaceWithVoid();
    }
}
