package platen.accesscode.rotating;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.persistence.People;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.accesscode.rotating.persistence.KeyRotations;
import platen.accesscode.rotating.persistence.KeyedRows;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Renews rows, person by person in batches of one transaction each, one batch of every organisation in turn. What a batch
 * has done is committed together with how far it has come, so a killed replica leaves nothing half done.
 */
@ApplicationScoped
public class RunKeyRotation {

    private static final Logger LOG = Logger.getLogger(RunKeyRotation.class);
    private static final UUID NO_ORGANISATION = new UUID(0, 0);
    private static final int ORGANISATIONS_AT_ONCE = 100;

    private final OrganisationTransactions transactions;
    private final KeyRotations rotations;
    private final KeyedRows rows;
    private final RepeatCredentials repeat;
    private final CodeSpaces spaces;
    private final People people;
    private final Fingerprints fingerprints;
    private final DataCipher cipher;
    private final Clock clock;
    private final int batch;

    RunKeyRotation(
            OrganisationTransactions transactions,
            KeyRotations rotations,
            KeyedRows rows,
            RepeatCredentials repeat,
            CodeSpaces spaces,
            People people,
            Fingerprints fingerprints,
            DataCipher cipher,
            Clock clock,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.rotations = rotations;
        this.rows = rows;
        this.repeat = repeat;
        this.spaces = spaces;
        this.people = people;
        this.fingerprints = fingerprints;
        this.cipher = cipher;
        this.clock = clock;
        this.batch = config.keyRotationBatch();
    }

    @Scheduled(
            every = "${platen.accesscode.key-rotation-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Multi.createBy()
                .repeating()
                .uni(this::round)
                .whilst(Boolean.TRUE::equals)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("A batch of the key rotation failed and is tried again: %s", failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    /** One batch of each organisation; false when there was nothing to do for this replica. */
    private Uni<Boolean> round() {
        int index = fingerprints.keyId();
        int data = cipher.keyId();
        return transactions
                .in(NO_ORGANISATION, transaction -> rotations.due(transaction, index, data, ORGANISATIONS_AT_ONCE))
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(organisation -> transactions
                                .in(organisation, transaction -> renewSome(transaction, index, data))
                                .onFailure(DeletedOrganisation::causes)
                                .recoverWithItem(false))
                        .collect()
                        .asList())
                .map(worked -> worked.contains(true));
    }

    /** False when there was nothing to do, another replica is at it, or its events must be published first. */
    private Uni<Boolean> renewSome(OrganisationTransaction transaction, int index, int data) {
        return rotations
                .claim(transaction, index, data)
                .chain(reached -> reached == null
                        ? Uni.createFrom().item(false)
                        : repeat.hasRoom(transaction)
                                .chain(room -> room
                                        ? spaces.lock(transaction)
                                                .chain(() -> people.lockSome(transaction, reached, batch))
                                                .chain(found -> renew(transaction, found))
                                        : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> renew(OrganisationTransaction transaction, List<Person> found) {
        if (found.isEmpty()) {
            return rotations.finish(transaction, clock.instant()).replaceWith(true);
        }
        List<UUID> ids = found.stream().map(Person::id).toList();
        return rows.renew(transaction, ids)
                .call(renewal -> repeat.repeat(transaction, renewal.findable()))
                .chain(renewal -> rotations.advance(transaction, ids.getLast(), ids.size(), renewal))
                .replaceWith(true);
    }
}
