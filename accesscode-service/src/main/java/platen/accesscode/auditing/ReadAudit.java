package platen.accesscode.auditing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.auditing.AuditRecord.Place;
import platen.accesscode.auditing.persistence.AuditEntry;
import platen.kit.organisation.OrganisationSessions;

/** Reads the audit for administrators, oldest first. */
@ApplicationScoped
public class ReadAudit {

    private final OrganisationSessions sessions;

    ReadAudit(OrganisationSessions sessions) {
        this.sessions = sessions;
    }

    public Uni<List<AuditRecord>> page(UUID organisation, AuditFilter filter, @Nullable Place after, int limit) {
        return sessions.read(organisation, () -> AuditEntry.page(organisation, filter, after, limit))
                .map(entries -> entries.stream().map(ReadAudit::record).toList());
    }

    private static AuditRecord record(AuditEntry entry) {
        return new AuditRecord(
                entry.id,
                entry.at,
                entry.actor,
                entry.channel,
                entry.address,
                entry.action,
                entry.userId,
                entry.reason,
                entry.version,
                entry.oldValue,
                entry.newValue);
    }
}
