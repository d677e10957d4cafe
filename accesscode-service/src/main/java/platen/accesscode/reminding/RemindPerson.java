package platen.accesscode.reminding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.persistence.People;
import platen.accesscode.reminding.messaging.ReminderEvents;
import platen.accesscode.reminding.persistence.Reminders;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Has the code that works mailed to its holder once more. Whoever is inactive, deleted or unknown gets nothing, and whoever
 * has been reminded a moment ago gets no second mail; at the device all that looks the same.
 */
@ApplicationScoped
public class RemindPerson {

    private final People people;
    private final AccessCodes codes;
    private final Reminders reminders;
    private final ReminderEvents events;
    private final Audit audit;
    private final Clock clock;
    private final Duration pause;

    RemindPerson(
            People people,
            AccessCodes codes,
            Reminders reminders,
            ReminderEvents events,
            Audit audit,
            Clock clock,
            AccessCodeConfig config) {
        this.people = people;
        this.codes = codes;
        this.reminders = reminders;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.pause = config.reminderPause();
    }

    public Uni<Void> remind(OrganisationTransaction transaction, UUID user, Cause cause) {
        return held(transaction, user)
                .chain(held -> held instanceof HeldCode.Active active
                        ? remind(transaction, user, active, cause)
                        : Uni.createFrom().voidItem());
    }

    /**
     * Because an administrator has the mail with it sent again, which notification-service does not let them do too often. If
     * another code works by now, its own mail is on its way and nothing happens.
     */
    public Uni<Void> again(OrganisationTransaction transaction, UUID user, Resend resend, Cause cause) {
        return held(transaction, user)
                .chain(held -> held instanceof HeldCode.Active active && active.version() == resend.version()
                        ? issue(transaction, user, active, resend.id(), cause)
                        : Uni.createFrom().voidItem());
    }

    /** The lock keeps another version from being published before this one's reminder. */
    private Uni<@Nullable HeldCode> held(OrganisationTransaction transaction, UUID user) {
        return people.lock(transaction, user)
                .chain(person -> person == null || !person.isActive()
                        ? Uni.createFrom().nullItem()
                        : codes.of(transaction, user));
    }

    private Uni<Void> remind(OrganisationTransaction transaction, UUID user, HeldCode.Active code, Cause cause) {
        Instant now = clock.instant();
        return reminders
                .noteUnlessAfter(transaction, user, now, now.minus(pause))
                .chain(noted -> noted
                        ? issue(transaction, user, code, null, cause)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> issue(
            OrganisationTransaction transaction, UUID user, HeldCode.Active code, @Nullable UUID resend, Cause cause) {
        return events.issued(transaction, user, code, resend, cause)
                .chain(() -> audit.record(
                        transaction,
                        cause,
                        Action.REMINDER_ISSUED,
                        user,
                        Note.ofVersion(code.version()).to(code.code().masked())));
    }

    /** Of somebody deleted. */
    public Uni<Void> forget(OrganisationTransaction transaction, UUID user) {
        return reminders.forget(transaction, user);
    }
}
