package platen.notification.mailing;

import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationSessions;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.notification.mailing.persistence.MailEntry;

/** Reads the delivery log, newest first. */
@ApplicationScoped
public class MailLog {

    private final OrganisationSessions sessions;

    MailLog(OrganisationSessions sessions) {
        this.sessions = sessions;
    }

    public Uni<Page<LoggedMail>> list(UUID organisation, MailFilter filter, Limit limit, @Nullable Cursor after) {
        StringBuilder query = new StringBuilder("organisationId = :organisation");
        Parameters parameters = Parameters.with("organisation", organisation);
        if (filter.userId() != null) {
            query.append(" and userId = :user");
            parameters.and("user", filter.userId());
        }
        if (filter.state() != null) {
            query.append(" and state = :state");
            parameters.and("state", filter.state().column());
        }
        if (filter.template() != null) {
            query.append(" and template = :template");
            parameters.and("template", filter.template().id());
        }
        if (filter.causeType() != null) {
            query.append(" and causeType = :causeType");
            parameters.and("causeType", filter.causeType());
        }
        if (filter.from() != null) {
            query.append(" and createdAt >= :from");
            parameters.and("from", filter.from());
        }
        if (filter.until() != null) {
            query.append(" and createdAt < :until");
            parameters.and("until", filter.until());
        }
        if (after != null) {
            query.append(" and (createdAt < :createdAt or (createdAt = :createdAt and id < :id))");
            parameters.and("createdAt", after.instant(0)).and("id", after.uuid(1));
        }
        query.append(" order by createdAt desc, id desc");
        return sessions.read(
                        organisation,
                        () -> MailEntry.<MailEntry>find(query.toString(), parameters)
                                .page(0, limit.andOneMore())
                                .list())
                .map(entries -> page(entries, limit));
    }

    /** The mail, or null when the organisation has none of this id. */
    public Uni<@Nullable LoggedMail> find(UUID organisation, UUID id) {
        return sessions.read(
                        organisation,
                        () -> MailEntry.<MailEntry>find("organisationId = ?1 and id = ?2", organisation, id)
                                .firstResult())
                .map(entry -> entry == null ? null : logged(entry));
    }

    private static Page<LoggedMail> page(List<MailEntry> entries, Limit limit) {
        return Page.of(
                entries.stream().map(MailLog::logged).toList(), limit, last -> Cursor.of(last.createdAt(), last.id()));
    }

    private static LoggedMail logged(MailEntry entry) {
        return new LoggedMail(
                entry.id,
                entry.userId,
                entry.template,
                entry.state,
                entry.causeEventId,
                entry.causeType,
                entry.createdAt,
                entry.sentAt,
                entry.attempts,
                entry.answer,
                entry.resendOf,
                entry.requestedBy);
    }
}
