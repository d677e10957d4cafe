package platen.accesscode.selfservice.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.selfservice.domain.Subject;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code person_subject}. */
@ApplicationScoped
public class PersonSubjects {

    private static final String FIND =
            "select user_id from person_subject where organisation_id = $1 and issuer = $2 and subject = $3";

    private static final String ADD = """
            insert into person_subject (organisation_id, issuer, subject, user_id)
            select $1, issuer, subject, $2 from unnest($3::text[], $4::text[]) as said (issuer, subject)
            on conflict (organisation_id, issuer, subject) do update set user_id = excluded.user_id
            """;

    public Uni<@Nullable UUID> find(OrganisationTransaction transaction, Subject subject) {
        return transaction
                .first(FIND, transaction.organisation(), subject.issuer(), subject.subject())
                .map(row -> row == null ? null : row.getUUID("user_id"));
    }

    /**
     * In place of all that the person had. One that was somebody else's goes over: order holds per person only, so it may be
     * heard of here before it is heard there that it is gone.
     */
    public Uni<Void> replace(OrganisationTransaction transaction, UUID user, List<Subject> subjects) {
        return transaction
                .update(
                        "delete from person_subject where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .chain(() -> transaction.update(
                        ADD,
                        transaction.organisation(),
                        user,
                        subjects.stream().map(Subject::issuer).toArray(String[]::new),
                        subjects.stream().map(Subject::subject).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
