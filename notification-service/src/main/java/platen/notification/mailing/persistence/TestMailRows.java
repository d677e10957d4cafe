package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.domain.MailState;
import platen.notification.template.domain.MailTemplate;

/** Test mails in the table {@code mail}. They never wait there, so the queue does not see them. */
@ApplicationScoped
public class TestMailRows {

    /** It has failed as long as nobody says otherwise. */
    private static final String BEGIN = """
            insert into mail (organisation_id, id, user_id, version, template, holds_code, state, cause_event_id, cause_type,
                message_id, next_attempt_at, created_at, answer, occasion, of_code, attempts)
            values ($1, $2, null, 0, $3, false, $4, $5, 'test', $6, $7, $7, 'Not confirmed', 'test', false, 1)
            """;

    /** Notes that one is being sent; false when there have been so many since. */
    public Uni<Boolean> beginUnlessTooMany(
            OrganisationTransaction tx,
            UUID id,
            MailTemplate template,
            String messageId,
            Instant now,
            Instant since,
            int most) {
        return tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", tx.organisation() + "|test-mails")
                .chain(() -> tx.first(
                        "select count(*)::int as sent from mail"
                                + " where organisation_id = $1 and occasion = 'test' and created_at > $2",
                        tx.organisation(),
                        at(since)))
                .chain(row -> Objects.requireNonNull(row).getInteger("sent") >= most
                        ? Uni.createFrom().item(false)
                        : tx.update(
                                        BEGIN,
                                        tx.organisation(),
                                        id,
                                        template.id(),
                                        MailState.FAILED.column(),
                                        "test-" + id,
                                        messageId,
                                        at(now))
                                .replaceWith(true));
    }

    /** Says how it ended. */
    public Uni<Void> end(OrganisationTransaction tx, UUID id, MailState state, String answer, Instant now) {
        return tx.update(
                        "update mail set state = $3, answer = $4, sent_at = $5 where organisation_id = $1 and id = $2",
                        tx.organisation(),
                        id,
                        state.column(),
                        answer,
                        sentAt(state, now))
                .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime sentAt(MailState state, Instant now) {
        return state == MailState.SENT ? at(now) : null;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
