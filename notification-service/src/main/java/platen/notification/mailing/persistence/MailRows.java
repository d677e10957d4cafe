package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;
import platen.kit.messaging.EventOrigin;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.AddressedNotice;
import platen.notification.mailing.QueuedMail;
import platen.notification.mailing.ResendRequest;
import platen.notification.mailing.domain.MailState;
import platen.notification.mailing.domain.Queue;
import platen.notification.mailing.domain.WhyNot;
import platen.notification.template.domain.MailTemplate;

/** The table {@code mail}: writing. */
@ApplicationScoped
public class MailRows {

    private static final String INSERT = """
            insert into mail (organisation_id, id, user_id, version, template, holds_code, state, cause_event_id, cause_type,
                origin_source, origin_external_id, origin_run_id, sealed_recipient, sealed_box, message_id,
                next_attempt_at, created_at, answer, occasion, notice_address, notice, of_code, card_link, priority)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17, $18, $19, $20,
                $21, $22, $23)
            on conflict do nothing
            """;

    /** First of all, so that no mail changes from queued to sending between the two statements below. */
    private static final String LOCK_OLDER = """
            select 1 from mail
            where organisation_id = $1 and user_id = $2 and version < $3 and (of_code or $4)
              and state in ('queued', 'sending')
            order by version
            for update
            """;

    /** A mail whose attempt is under way cannot be called back, only not be tried again. */
    private static final String FLAG_OUTDATED = """
            update mail set outdated = true, outdated_reason = $5
            where organisation_id = $1 and user_id = $2 and version < $3 and (of_code or $6)
              and state = 'sending' and (holds_code or $4)
            """;

    private static final String DROP = """
            update mail set state = $4, answer = $5, sealed_recipient = null, sealed_box = null,
                card_link = null
            where organisation_id = $1 and user_id = $2 and version < $3 and (of_code or $7)
              and state = 'queued' and (holds_code or $6)
            returning *
            """;

    /** A person's mails of their code go one after the other, by version. */
    private static final String CLAIM = """
            with due as (
                select m.id from mail m
                where m.organisation_id = $1 and m.state in ('queued', 'sending') and m.next_attempt_at <= $2
                  and m.priority %s
                  and not (m.of_code and exists (
                    select 1 from mail older
                    where older.organisation_id = $1 and older.user_id = m.user_id and older.of_code
                      and older.state in ('queued', 'sending') and older.version < m.version))
                order by %s
                limit $4
                for update skip locked
            )
            update mail set state = 'sending', attempts = attempts + 1, next_attempt_at = $3
            from due where mail.organisation_id = $1 and mail.id = due.id
            returning mail.*
            """;

    /** Both conditions are those of an index. */
    private static final String CLAIM_URGENT = CLAIM.formatted("< 2", "m.priority, m.next_attempt_at");

    private static final String CLAIM_ORDINARY = CLAIM.formatted(">= 2", "m.next_attempt_at");

    private static final String RENEW = """
            update mail set next_attempt_at = $2
            from unnest($3::uuid[], $4::integer[]) as held (id, attempts)
            where mail.organisation_id = $1 and mail.id = held.id and mail.attempts = held.attempts
              and mail.state = 'sending'
            returning mail.id
            """;

    private static final String FINISH = """
            update mail set state = $3, answer = $4, sent_at = $5, sealed_recipient = null, sealed_box = null,
                notice_address = null, notice = null, card_link = null
            where organisation_id = $1 and id = $2 and state in ('queued', 'sending')
            """;

    private final ContentJson contents;

    MailRows(ContentJson contents) {
        this.contents = contents;
    }

    /** Whether a mail that tells of this version waits to be sent, or is being sent. */
    public Uni<Boolean> tellsSoon(OrganisationTransaction tx, UUID userId, long version) {
        return tx.first(
                        "select 1 from mail where organisation_id = $1 and user_id = $2 and version = $3"
                                + " and of_code and state in ('queued', 'sending') limit 1",
                        tx.organisation(),
                        userId,
                        version)
                .map(row -> row != null);
    }

    /** Inserts unless there is a mail of this version already; one for each event, unless its event has caused one. */
    public Uni<Boolean> insert(OrganisationTransaction tx, QueuedMail mail, MailState state, @Nullable String answer) {
        EventOrigin origin = mail.origin();
        Sealed code = mail.sealedCode();
        return tx.update(
                        INSERT,
                        tx.organisation(),
                        mail.id(),
                        mail.userId(),
                        mail.version(),
                        mail.template().id(),
                        mail.template().holdsCode(),
                        state.column(),
                        mail.causeEventId(),
                        mail.causeType(),
                        origin == null ? null : origin.source(),
                        origin == null ? null : origin.externalId(),
                        origin == null ? null : origin.runId(),
                        code == null ? null : code.recipient(),
                        code == null ? null : code.box(),
                        mail.messageId(),
                        at(mail.createdAt()),
                        answer,
                        mail.isPerEvent() ? mail.causeEventId() : "code",
                        mail.notice() == null ? null : mail.notice().address(),
                        mail.notice() == null
                                ? null
                                : contents.written(mail.notice().notice()),
                        mail.template().isOfCode(),
                        mail.cardLink() == null ? null : contents.written(mail.cardLink()),
                        mail.priority().column())
                .map(inserted -> inserted > 0);
    }

    /**
     * Drops the person's unsent mails older than a version of their code, and returns those dropped.
     *
     * @param linksToo whether those that hold no code are dropped too
     */
    public Uni<List<QueuedMail>> dropOlder(
            OrganisationTransaction tx, UUID userId, long version, boolean linksToo, WhyNot whyNot) {
        return drop(tx, userId, version, linksToo, false, whyNot);
    }

    /** Drops the person's unsent mails, and returns them. */
    public Uni<List<QueuedMail>> dropAll(OrganisationTransaction tx, UUID userId, WhyNot whyNot) {
        return drop(tx, userId, Long.MAX_VALUE, true, true, whyNot);
    }

    private Uni<List<QueuedMail>> drop(
            OrganisationTransaction tx, UUID userId, long version, boolean linksToo, boolean othersToo, WhyNot whyNot) {
        UUID organisation = tx.organisation();
        String reason = whyNot.reason();
        return tx.query(LOCK_OLDER, organisation, userId, version, othersToo)
                .chain(() -> tx.update(FLAG_OUTDATED, organisation, userId, version, linksToo, reason, othersToo))
                .chain(() -> tx.query(
                        DROP, organisation, userId, version, whyNot.state().column(), reason, linksToo, othersToo))
                .map(this::mails);
    }

    /** Makes due mails, and those whose replica let its claim lapse, this transaction's own until the time named. */
    public Uni<List<QueuedMail>> claim(OrganisationTransaction tx, Queue queue, Instant now, Instant until, int most) {
        String claim = switch (queue) {
            case URGENT -> CLAIM_URGENT;
            case ORDINARY -> CLAIM_ORDINARY;
        };
        return tx.query(claim, tx.organisation(), at(now), at(until), most).map(this::mails);
    }

    /** Extends claims, and returns the ids of those that still stood. */
    public Uni<List<UUID>> renew(OrganisationTransaction tx, List<QueuedMail> mails, Instant until) {
        return tx.query(
                        RENEW,
                        tx.organisation(),
                        at(until),
                        mails.stream().map(QueuedMail::id).toArray(UUID[]::new),
                        mails.stream().map(QueuedMail::attempts).toArray(Integer[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }

    /** The mail, done or not; null when the organisation has none of this id. */
    public Uni<@Nullable QueuedMail> find(OrganisationTransaction tx, UUID id) {
        return tx.first("select * from mail where organisation_id = $1 and id = $2", tx.organisation(), id)
                .map(row -> row == null ? null : mail(row));
    }

    /** Notes which mail another one repeats, and who wanted that. */
    public Uni<Void> noteRepeated(OrganisationTransaction tx, QueuedMail mail, ResendRequest request) {
        return tx.update(
                        "update mail set resend_of = $3, requested_by = $4 where organisation_id = $1 and id = $2",
                        tx.organisation(),
                        mail.id(),
                        request.mailId(),
                        request.by())
                .replaceWithVoid();
    }

    /** The mail as it is now, locked, if this claim on it still stands; else null. */
    public Uni<@Nullable QueuedMail> lockClaimed(OrganisationTransaction tx, QueuedMail mail) {
        return tx.first(
                        "select * from mail where organisation_id = $1 and id = $2 and attempts = $3"
                                + " and state = 'sending' for update",
                        tx.organisation(),
                        mail.id(),
                        mail.attempts())
                .map(row -> row == null ? null : mail(row));
    }

    /** Whether this claim still stands and nothing newer has come up since. */
    public Uni<Boolean> isWanted(OrganisationTransaction tx, QueuedMail mail) {
        return tx.first(
                        "select 1 from mail where organisation_id = $1 and id = $2 and attempts = $3"
                                + " and state = 'sending' and not outdated",
                        tx.organisation(),
                        mail.id(),
                        mail.attempts())
                .map(row -> row != null);
    }

    /** Ends a mail that is not done yet and erases the code. False when it was done already. */
    public Uni<Boolean> finish(
            OrganisationTransaction tx, QueuedMail mail, MailState state, String answer, @Nullable Instant sentAt) {
        return tx.update(
                        FINISH,
                        tx.organisation(),
                        mail.id(),
                        state.column(),
                        answer,
                        sentAt == null ? null : at(sentAt))
                .map(finished -> finished > 0);
    }

    /** Puts a claimed mail back. */
    public Uni<Void> requeue(OrganisationTransaction tx, QueuedMail mail, String answer, Instant nextAttempt) {
        return tx.update(
                        "update mail set state = 'queued', answer = $3, next_attempt_at = $4"
                                + " where organisation_id = $1 and id = $2",
                        tx.organisation(),
                        mail.id(),
                        answer,
                        at(nextAttempt))
                .replaceWithVoid();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private List<QueuedMail> mails(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::mail).toList();
    }

    private QueuedMail mail(Row row) {
        String template = row.getString("template");
        String source = row.getString("origin_source");
        String recipient = row.getString("sealed_recipient");
        String address = row.getString("notice_address");
        String cardLink = row.getString("card_link");
        return new QueuedMail(
                row.getUUID("organisation_id"),
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getLong("version"),
                MailTemplate.named(template)
                        .orElseThrow(() -> new IllegalStateException("There is no template " + template)),
                row.getString("cause_event_id"),
                row.getString("cause_type"),
                source == null
                        ? null
                        : new EventOrigin(source, row.getString("origin_external_id"), row.getString("origin_run_id")),
                recipient == null ? null : new Sealed(recipient, row.getString("sealed_box")),
                address == null ? null : new AddressedNotice(address, contents.readNotice(row.getString("notice"))),
                cardLink == null ? null : contents.readCardLink(cardLink),
                row.getString("message_id"),
                row.getInteger("attempts"),
                row.getBoolean("outdated") ? WhyNot.named(row.getString("outdated_reason")) : null,
                row.getOffsetDateTime("created_at").toInstant());
    }
}
