package platen.notification.testing;

import java.sql.Timestamp;
import platen.notification.testing.School.Person;
import platen.testing.TestDatabase;

/** A long queue of portal invitations, put in by SQL; closing takes out what is left of it. */
public final class Backlog implements AutoCloseable {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();

    private final School school;

    private Backlog(School school) {
        this.school = school;
    }

    /** Of so many people of a school that the service knows already. */
    public static Backlog of(School school, int people) {
        DATABASE.execute("""
                with crowd as (
                    insert into contact (organisation_id, user_id, display_name, email, locale, state, code_version)
                    select ?::uuid, gen_random_uuid(), 'Somebody', 'crowd' || number || '@school.example', 'en', 'active', 1
                    from generate_series(1, ?) number
                    returning organisation_id, user_id)
                insert into mail (organisation_id, id, user_id, version, template, holds_code, state, cause_event_id,
                    cause_type, message_id, next_attempt_at, created_at)
                select organisation_id, gen_random_uuid(), user_id, 1, 'invitation-portal', false, 'queued', user_id::text,
                    'platen.accesscode.access-code-issued.v1', '<' || user_id || '@localhost>', timestamptz '2000-01-01',
                    ?::timestamptz
                from crowd
                """, school.id(), people, Timestamp.from(new TestClock().instant()));
        return new Backlog(school);
    }

    /** One of somebody whom the service knows, and not due within a century: of the first version of their code. */
    public static Backlog later(School school, Person person) {
        DATABASE.execute("""
                insert into mail (organisation_id, id, user_id, version, template, holds_code, state, cause_event_id,
                    cause_type, message_id, next_attempt_at, created_at)
                values (?::uuid, gen_random_uuid(), ?::uuid, 1, 'invitation-portal', false, 'queued',
                    gen_random_uuid()::text, 'platen.accesscode.access-code-issued.v1',
                    '<' || gen_random_uuid() || '@localhost>', timestamptz '2100-01-01', ?::timestamptz)
                """, school.id(), person.id(), Timestamp.from(new TestClock().instant()));
        return new Backlog(school);
    }

    /** Makes all of it due. */
    public void comes() {
        DATABASE.execute(
                "update mail set next_attempt_at = timestamptz '2000-01-01' where organisation_id = ? and state = 'queued'",
                school.id());
    }

    public long sent() {
        return DATABASE.count("select count(*) from mail where organisation_id = ? and state = 'sent'", school.id());
    }

    @Override
    public void close() {
        LeftMails.drop(" and organisation_id = ?", school.id());
    }
}
