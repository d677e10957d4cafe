package platen.accesscode.auditing.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** Writes the audit, in the transaction of what it tells. */
@ApplicationScoped
public class Audit {

    private static final String RECORD_ALL = """
            insert into audit (organisation_id, id, at, actor, channel, address, action, user_id, reason, version,
                old_value, new_value)
            select $1, id, $2, $3, $4, $5, $6, user_id, reason, version, old_value, new_value
            from unnest($7::uuid[], $8::uuid[], $9::text[], $10::bigint[], $11::text[], $12::text[])
                as said (id, user_id, reason, version, old_value, new_value)
            """;

    private final Clock clock;

    Audit(Clock clock) {
        this.clock = clock;
    }

    public Uni<Void> record(
            OrganisationTransaction transaction, Cause cause, Action action, @Nullable UUID user, Note note) {
        return transaction
                .update(
                        """
                        insert into audit (organisation_id, id, at, actor, channel, address, action, user_id, reason,
                            version, old_value, new_value)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                        """,
                        transaction.organisation(),
                        UUID.randomUUID(),
                        Columns.timestamptz(clock.instant()),
                        cause.actor(),
                        cause.channel().slug(),
                        cause.address(),
                        action.slug(),
                        user,
                        note.reason(),
                        note.version(),
                        note.oldValue(),
                        note.newValue())
                .replaceWithVoid();
    }

    /** The same of several people. */
    public Uni<Void> recordAll(
            OrganisationTransaction transaction, Cause cause, Action action, Collection<UUID> users, Note note) {
        return transaction
                .update(
                        """
                        insert into audit (organisation_id, id, at, actor, channel, address, action, user_id, reason,
                            version, old_value, new_value)
                        select $1, gen_random_uuid(), $2, $3, $4, $5, $6, user_id, $8, $9, $10, $11
                        from unnest($7::uuid[]) as one (user_id)
                        """,
                        transaction.organisation(),
                        Columns.timestamptz(clock.instant()),
                        cause.actor(),
                        cause.channel().slug(),
                        cause.address(),
                        action.slug(),
                        users.toArray(UUID[]::new),
                        note.reason(),
                        note.version(),
                        note.oldValue(),
                        note.newValue())
                .replaceWithVoid();
    }

    /** What is said of one of many people. */
    public record About(UUID user, Note note) {}

    /** The same of many people at once. */
    public Uni<Void> recordAll(OrganisationTransaction transaction, Cause cause, Action action, List<About> people) {
        return people.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                RECORD_ALL,
                                transaction.organisation(),
                                Columns.timestamptz(clock.instant()),
                                cause.actor(),
                                cause.channel().slug(),
                                cause.address(),
                                action.slug(),
                                ids(people.size()),
                                people.stream().map(About::user).toArray(UUID[]::new),
                                column(people, String[]::new, Note::reason),
                                column(people, Long[]::new, Note::version),
                                column(people, String[]::new, Note::oldValue),
                                column(people, String[]::new, Note::newValue))
                        .replaceWithVoid();
    }

    private static <T extends @Nullable Object> T[] column(
            List<About> people, IntFunction<T[]> array, Function<Note, T> value) {
        return people.stream().map(About::note).map(value).toArray(array);
    }

    private UUID[] ids(int count) {
        Instant now = clock.instant();
        return Stream.generate(() -> Columns.idInOrder(now)).limit(count).toArray(UUID[]::new);
    }

    /**
     * What else there is to say.
     *
     * @param oldValue masked
     * @param newValue masked
     */
    public record Note(
            @Nullable String reason,
            @Nullable Long version,
            @Nullable String oldValue,
            @Nullable String newValue) {

        public static final Note NONE = new Note(null, null, null, null);

        public static Note of(String reason) {
            return new Note(reason, null, null, null);
        }

        public static Note of(String reason, long version) {
            return new Note(reason, version, null, null);
        }

        public static Note ofVersion(long version) {
            return new Note(null, version, null, null);
        }

        /** Something that was, and is not any more. */
        public Note from(@Nullable String masked) {
            return new Note(reason, version, masked, newValue);
        }

        /** Something that is now. */
        public Note to(@Nullable String masked) {
            return new Note(reason, version, oldValue, masked);
        }
    }
}
