package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransaction;

/** Orders a job that makes an organisation's codes anew. A worker takes it up after the commit. */
@ApplicationScoped
public class StartRegeneration {

    /** What came of the order. */
    public sealed interface Start {

        record Ordered(UUID job) implements Start {}

        /** Two jobs at once would undo each other's work; this one is not at its end. */
        record AnotherIsOpen(UUID job) implements Start {}

        record UnknownOrganisation() implements Start {}
    }

    private final CodeSpaces spaces;
    private final RegenerationJobs jobs;
    private final Audit audit;

    StartRegeneration(CodeSpaces spaces, RegenerationJobs jobs, Audit audit) {
        this.spaces = spaces;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** Under the lock on the code space, so that it is certain of each code whether it is older than the order. */
    public Uni<Start> start(OrganisationTransaction transaction, RegenerationOrder order, Cause cause) {
        return spaces.lock(transaction)
                .chain(space -> space == null
                        ? Uni.createFrom().item(new Start.UnknownOrganisation())
                        : jobs.open(transaction)
                                .chain(open -> open == null
                                        ? order(transaction, order, cause)
                                        : Uni.createFrom().item(new Start.AnotherIsOpen(open))));
    }

    private Uni<Start> order(OrganisationTransaction transaction, RegenerationOrder order, Cause cause) {
        UUID id = UUID.randomUUID();
        return jobs.add(transaction, id, order, cause.actor())
                .chain(() ->
                        audit.record(transaction, cause, Action.REGENERATION_ORDERED, null, Note.of(id.toString())))
                .replaceWith(new Start.Ordered(id));
    }
}
