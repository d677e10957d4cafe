package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.UnreachablePerson;

/** Active people whom no mail can reach, beside the mails that they were to get. */
@ApplicationScoped
public class UnreachablePeople {

    private static final String PAGE = """
            select c.user_id, c.display_name, owed.id as owed_mail
            from contact c
            left join lateral (
                select m.id from mail m
                where m.organisation_id = $1 and m.user_id = c.user_id and m.version = c.code_version and m.of_code
                  and m.state = 'suppressed' and m.answer = 'no-address'
                order by m.created_at desc limit 1
            ) owed on true
            where c.organisation_id = $1 and c.state = 'active' and not coalesce(c.reachable, c.email is not null)
              and c.user_id > $2
            order by c.user_id
            limit $3
            """;

    /** At most so many, in order of their ids, from behind that one on. */
    public Uni<List<UnreachablePerson>> behind(OrganisationTransaction tx, UUID userId, int most) {
        return tx.query(PAGE, tx.organisation(), userId, most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new UnreachablePerson(
                                row.getUUID("user_id"), row.getString("display_name"), row.getUUID("owed_mail")))
                        .toList());
    }
}
