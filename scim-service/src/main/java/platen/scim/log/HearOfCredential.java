package platen.scim.log;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.linking.persistence.LinkedUserRows;
import platen.scim.log.domain.LogEntry;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.log.persistence.ProvisioningLog;
import platen.scim.schema.UserSchemas;

/** Logs what the suite said of a pushed code or card after the request had been answered. */
@ApplicationScoped
public class HearOfCredential {

    private final LinkedUserRows links;
    private final ProvisioningLog log;

    HearOfCredential(LinkedUserRows links, ProvisioningLog log) {
        this.links = links;
        this.log = log;
    }

    /**
     * @param user of the suite; waits until it is known which pushed person that is
     * @param cause id of the event
     * @param kind access-code or card
     */
    public Uni<Outcome> refused(
            OrganisationTransaction transaction, UUID user, String cause, String kind, String rule) {
        return links.of(transaction, user)
                .chain(people -> people.isEmpty()
                        ? Uni.createFrom().item(new Outcome.HoldBack("identity.user", user.toString()))
                        : Multi.createFrom()
                                .iterable(people)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        person -> log.add(transaction, entry(person, cause, kind, rule)))
                                .collect()
                                .asList()
                                .replaceWith(Outcome.DONE));
    }

    private static LogEntry entry(LinkedUserRows.Linked person, String cause, String kind, String rule) {
        return new LogEntry(
                cause,
                Operation.CREDENTIAL,
                UserSchemas.TYPE.name(),
                person.resource(),
                person.userName(),
                LogEntry.Outcome.REFUSED,
                null,
                List.of(),
                rule,
                "The " + kind + " was not taken.");
    }
}
