package platen.accesscode.reminding.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code reminder}. */
@ApplicationScoped
public class Reminders {

    /** Notes a reminder unless there was one after that time; false when there was. */
    public Uni<Boolean> noteUnlessAfter(
            OrganisationTransaction transaction, UUID user, Instant now, Instant pauseBegan) {
        return transaction
                .update(
                        """
                        insert into reminder (organisation_id, user_id, issued_at) values ($1, $2, $3)
                        on conflict (organisation_id, user_id) do update set issued_at = excluded.issued_at
                        where reminder.issued_at <= $4
                        """,
                        transaction.organisation(),
                        user,
                        Columns.timestamptz(now),
                        Columns.timestamptz(pauseBegan))
                .map(written -> written == 1);
    }

    public Uni<Void> forget(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from reminder where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }
}
