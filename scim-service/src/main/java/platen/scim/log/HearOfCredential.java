package platen.scim.log;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.linking.persistence.LinkedUserRows;
import platen.scim.log.domain.LogEntry;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.log.persistence.CredentialProblems;
import platen.scim.log.persistence.ProvisioningLog;
import platen.scim.schema.UserSchemas;

/** Logs what the suite said of a pushed code or card after the request had been answered. */
@ApplicationScoped
public class HearOfCredential {

    private final LinkedUserRows links;
    private final ProvisioningLog log;
    private final CredentialProblems problems;

    HearOfCredential(LinkedUserRows links, ProvisioningLog log, CredentialProblems problems) {
        this.links = links;
        this.log = log;
        this.problems = problems;
    }

    /**
     * What was not taken.
     *
     * @param cause id of the event
     * @param kind access-code or card
     * @param holder who has it; null where nobody has
     */
    public record Refused(
            String cause,
            String kind,
            String rule,
            @Nullable UUID holder,
            Instant at) {}

    /**
     * @param user of the suite; waits until it is known which pushed person that is
     */
    public Uni<Outcome> refused(OrganisationTransaction transaction, UUID user, Refused refused) {
        return links.of(transaction, user)
                .chain(people -> people.isEmpty()
                        ? Uni.createFrom().item(new Outcome.HoldBack("identity.user", user.toString()))
                        : each(people, person -> note(transaction, person, refused))
                                .replaceWith(Outcome.DONE));
    }

    /** The value that was pushed works after all, and nothing stands in its way any more. */
    public Uni<Void> taken(OrganisationTransaction transaction, UUID user, String kind) {
        return links.of(transaction, user)
                .chain(people -> each(people, person -> problems.forget(transaction, person.link(), List.of(kind))));
    }

    private Uni<Void> note(OrganisationTransaction transaction, LinkedUserRows.Linked person, Refused refused) {
        return log.add(transaction, entry(person, refused.cause(), refused.kind(), refused.rule()))
                .chain(() -> problems.put(
                        transaction, person.link(), refused.kind(), refused.rule(), refused.holder(), refused.at()));
    }

    private static Uni<Void> each(List<LinkedUserRows.Linked> people, Function<LinkedUserRows.Linked, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(people)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last()
                .replaceWithVoid();
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
