package platen.accesscode.conflicts.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.CredentialEvents;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.CodeMeters;
import platen.accesscode.people.PersonChange;

/** Tells that a supplied value was not taken. */
@ApplicationScoped
public class RefusalEvents {

    private static final String CONFLICTED = "platen.accesscode.access-code-conflicted.v1";
    private static final String REFUSED = "platen.accesscode.credential-refused.v1";

    record AccessCodeConflicted(UUID userId, UUID holderUserId, String source) {}

    record CredentialRefused(UUID userId, String kind, String source, String reason) {}

    private final CredentialEvents events;
    private final CodeMeters meters;

    RefusalEvents(CredentialEvents events, CodeMeters meters) {
        this.events = events;
        this.meters = meters;
    }

    public Uni<Void> conflicted(PersonChange change, UUID holder, String source) {
        meters.conflicted(change.transaction(), CodeMeters.Conflict.SUPPLIED);
        var data = new AccessCodeConflicted(change.user(), holder, source);
        return events.append(change.transaction(), change.user(), CONFLICTED, data, change.cause());
    }

    public Uni<Void> refused(PersonChange change, CredentialKind kind, String source, String rule) {
        var data = new CredentialRefused(change.user(), kind.slug(), source, rule);
        return events.append(change.transaction(), change.user(), REFUSED, data, change.cause());
    }
}
