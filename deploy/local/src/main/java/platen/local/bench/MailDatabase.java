package platen.local.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import platen.engines.PostgresServer;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;

/** notification-service's database as its superuser sees it: invitations that wait to be sent. */
final class MailDatabase {

    private static final String ISSUED = "platen.accesscode.access-code-issued.v1";
    private static final long LOOK_NANOS = 50_000_000;

    private static final String ORGANISATION = """
            insert into organisation (organisation_id, name, locale, invitation) values (?, 'Bench School', 'en', 'classic')""";

    private static final String CONTACT = """
            insert into contact (organisation_id, user_id, display_name, email, locale, state, code_version)
            values (?, ?, 'Somebody', ?, 'en', 'active', 1)""";

    private static final String MAIL = """
            insert into mail (organisation_id, id, user_id, version, template, holds_code, state, cause_event_id, cause_type,
                sealed_recipient, sealed_box, message_id, next_attempt_at, created_at)
            values (?, gen_random_uuid(), ?, 1, 'invitation-classic', true, 'queued', gen_random_uuid(), ?,
                ?, ?, '<' || gen_random_uuid() || '@localhost>', now() + interval '1 day', now())""";

    private static final String SENT = "select count(*) from mail where organisation_id = ? and state = 'sent'";

    private static final String SECONDS = """
            select ceil(1000000 * extract(epoch from max(sent_at) - min(sent_at)))::bigint
            from mail where organisation_id = ?""";

    private final BenchDatabase database;
    private final Sealer sealer;

    /**
     * @param keys of accesscode-service, which seals codes for mails
     */
    MailDatabase(PostgresServer server, String database, Path keys) {
        this.database = new BenchDatabase(server, database);
        this.sealer = new Sealer(KeyMaterial.in(keys));
    }

    /** Has an organisation's invitations sent, and returns how many a second. */
    double send(int mails) throws SQLException {
        UUID organisation = UUID.randomUUID();
        queue(organisation, mails);
        database.execute("update mail set next_attempt_at = now() where organisation_id = ?", organisation);
        while (database.count(SENT, organisation) < mails) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (mails - 1) / (database.count(SECONDS, organisation) / 1e6);
    }

    private void queue(UUID organisation, int mails) throws SQLException {
        database.execute(ORGANISATION, organisation);
        try (Connection connection = database.connect();
                PreparedStatement contacts = connection.prepareStatement(CONTACT);
                PreparedStatement queue = connection.prepareStatement(MAIL)) {
            for (int number = 0; number < mails; number++) {
                UUID person = UUID.randomUUID();
                contacts.setObject(1, organisation);
                contacts.setObject(2, person);
                contacts.setString(3, "crowd" + number + "@school.example");
                contacts.addBatch();
                Sealed code = sealer.seal("notification", SealContext.event(ISSUED, organisation, person, 1), "K7M2QX");
                queue.setObject(1, organisation);
                queue.setObject(2, person);
                queue.setString(3, ISSUED);
                queue.setString(4, code.recipient());
                queue.setString(5, code.box());
                queue.addBatch();
            }
            contacts.executeBatch();
            queue.executeBatch();
        }
        database.vacuum();
    }
}
