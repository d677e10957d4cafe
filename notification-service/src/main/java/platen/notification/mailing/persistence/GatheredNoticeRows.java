package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.domain.MailState;
import platen.notification.template.domain.MailTemplate;

/** Notices in the table {@code mail} that count until their time has come. */
@ApplicationScoped
public class GatheredNoticeRows {

    private final ContentJson contents;

    GatheredNoticeRows(ContentJson contents) {
        this.contents = contents;
    }

    /** Serialises whoever counts for this organisation's notice of the kind, whether there is one yet or not. */
    public Uni<Void> lock(OrganisationTransaction tx, MailTemplate template) {
        return tx.query(
                        "select pg_advisory_xact_lock(hashtextextended($1, 0))",
                        tx.organisation() + "|" + template.id())
                .replaceWithVoid();
    }

    /** False when no notice of the kind waits for its first attempt. */
    public Uni<Boolean> countOneMore(OrganisationTransaction tx, MailTemplate template, Instant at) {
        return tx.first(
                        "select id, notice from mail where organisation_id = $1 and template = $2 and user_id is null"
                                + " and state = 'queued' and attempts = 0 order by created_at desc limit 1 for update",
                        tx.organisation(),
                        template.id())
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : tx.update(
                                        "update mail set notice = $3 where organisation_id = $1 and id = $2",
                                        tx.organisation(),
                                        row.getUUID("id"),
                                        contents.written(contents.readNotice(row.getString("notice"))
                                                .oneMore(at)))
                                .replaceWith(true));
    }

    /**
     * The latest notice of a kind.
     *
     * @param at when it was sent or, as long as it was not, queued
     * @param toNobody whether there was no address to send it to
     */
    public record Latest(Instant at, boolean toNobody) {}

    /** Null when there was none. */
    public Uni<@Nullable Latest> latest(OrganisationTransaction tx, MailTemplate template) {
        return tx.first(
                        "select coalesce(sent_at, created_at) as latest, state from mail where organisation_id = $1"
                                + " and template = $2 and user_id is null and occasion = 'code' order by created_at desc limit 1",
                        tx.organisation(),
                        template.id())
                .map(row -> row == null
                        ? null
                        : new Latest(
                                row.getOffsetDateTime("latest").toInstant(),
                                row.getString("state").equals(MailState.SUPPRESSED.column())));
    }

    /** Gives the notice that an event has just caused until then to count. */
    public Uni<Void> postpone(OrganisationTransaction tx, String causeEventId, Instant due) {
        return tx.update(
                        "update mail set next_attempt_at = $3 where organisation_id = $1 and cause_event_id = $2"
                                + " and user_id is null and state = 'queued'",
                        tx.organisation(),
                        causeEventId,
                        due.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
