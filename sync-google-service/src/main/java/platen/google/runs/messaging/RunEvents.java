package platen.google.runs.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ClassCounts;
import platen.google.connection.domain.OnRemoval;
import platen.google.runs.PlannedChange;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.HeldCounts;
import platen.google.runs.domain.Hold;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.RunFailure;
import platen.kit.messaging.EventOrigin;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

/** Writes what a run has to say into the outbox. */
@ApplicationScoped
public class RunEvents {

    static final String SOURCE = "google";

    private static final String PEOPLE = "directory.person";
    private static final String RUNS = "directory.run";

    private final Outbox outbox;
    private final Observations observations;

    RunEvents(Outbox outbox, Observations observations) {
        this.outbox = outbox;
        this.observations = observations;
    }

    public Uni<Void> changed(
            OrganisationTransaction transaction, ActiveRun run, List<PlannedChange> changes, OnRemoval onRemoval) {
        return outbox.append(
                transaction,
                changes.stream().map(change -> person(run, change, onRemoval)).toList());
    }

    public Uni<Void> completed(
            OrganisationTransaction transaction, ActiveRun run, RunCounts counts, @Nullable String noticeAddress) {
        var body = new RunCompleted(
                SOURCE,
                run.id(),
                noticeAddress,
                new RunCompleted.Counts(counts.read(), counts.published(), counts.unchanged(), counts.removed()));
        return outbox.append(transaction, of(run, RunCompleted.TYPE, body));
    }

    public Uni<Void> failed(
            OrganisationTransaction transaction, ActiveRun run, RunFailure failure, @Nullable String noticeAddress) {
        var body = new RunFailedBody(SOURCE, run.id(), noticeAddress, failure.detail());
        return outbox.append(transaction, of(run, RunFailedBody.TYPE, body));
    }

    public Uni<Void> held(
            OrganisationTransaction transaction,
            ActiveRun run,
            Hold hold,
            HeldCounts counts,
            @Nullable String noticeAddress) {
        ClassCounts classes = counts.classes();
        var body = new RunHeldBody(
                SOURCE,
                run.id(),
                noticeAddress,
                HexFormat.of().formatHex(hold.planHash()),
                counts.people(),
                new RunHeldBody.Held(
                        classes.removals(),
                        classes.disables(),
                        classes.codeClears(),
                        classes.cardClears(),
                        classes.emailChanges()));
        return outbox.append(transaction, of(run, RunHeldBody.TYPE, body));
    }

    /** Something that administrators were told of is over. */
    public enum Trouble {
        FAILED("failed"),
        HELD("held");

        private final String word;

        Trouble(String word) {
            this.word = word;
        }
    }

    public Uni<Void> recovered(
            OrganisationTransaction transaction, ActiveRun run, Trouble after, @Nullable String noticeAddress) {
        var body = new RunRecoveredBody(SOURCE, run.id(), noticeAddress, after.word);
        return outbox.append(transaction, of(run, RunRecoveredBody.TYPE, body));
    }

    private OutgoingEvent person(ActiveRun run, PlannedChange change, OnRemoval onRemoval) {
        String key = SOURCE + "|" + change.externalId();
        String observation = change.observation();
        OutgoingEvent event = observation == null
                ? OutgoingEvent.of(
                        PEOPLE,
                        key,
                        PersonRemoved.TYPE,
                        new PersonRemoved(SOURCE, change.externalId(), onRemoval.word()))
                : OutgoingEvent.of(PEOPLE, key, PersonObserved.TYPE, observations.read(observation));
        return event.causedBy(run.id().toString())
                .from(new EventOrigin(SOURCE, change.externalId(), run.id().toString()));
    }

    private static OutgoingEvent of(ActiveRun run, String type, Object body) {
        return OutgoingEvent.of(RUNS, SOURCE, type, body).causedBy(run.id().toString());
    }
}
