package platen.gateway.people.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.people.Subjects;
import platen.gateway.people.domain.Subject;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresSubjects implements Subjects {

    private static final String FORGET = "delete from person_subject where organisation_id = $1 and user_id = $2";

    private static final String ADD = """
            insert into person_subject (organisation_id, issuer, subject, user_id)
            select distinct $1::uuid, issuer, subject, $2::uuid
              from unnest($3::text[], $4::text[]) as said (issuer, subject)
            on conflict (organisation_id, issuer, subject) do update set user_id = excluded.user_id""";

    private static final String ACTIVE_HOLDER = """
            select p.user_id, p.display_name from person_subject s
              join person p on p.organisation_id = s.organisation_id and p.user_id = s.user_id
             where s.organisation_id = $1 and s.issuer = $2 and s.subject = $3 and p.state = 'active'""";

    private static final String ACTIVE =
            "select user_id, display_name from person where organisation_id = $1 and user_id = $2 and state = 'active'";

    @Override
    public Uni<Void> replace(OrganisationTransaction transaction, UUID userId, List<Subject> subjects) {
        return transaction
                .update(FORGET, transaction.organisation(), userId)
                .chain(() -> transaction.update(
                        ADD,
                        transaction.organisation(),
                        userId,
                        subjects.stream().map(Subject::issuer).toArray(String[]::new),
                        subjects.stream().map(Subject::subject).toArray(String[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Holder>> activeHolder(OrganisationTransaction transaction, Subject subject) {
        // PostgreSQL's text holds no U+0000, so nobody's subject does.
        return subject.subject().indexOf('\0') >= 0 || subject.issuer().indexOf('\0') >= 0
                ? Uni.createFrom().item(Optional.empty())
                : transaction
                        .first(ACTIVE_HOLDER, transaction.organisation(), subject.issuer(), subject.subject())
                        .map(PostgresSubjects::holder);
    }

    @Override
    public Uni<Optional<Holder>> active(OrganisationTransaction transaction, UUID userId) {
        return transaction.first(ACTIVE, transaction.organisation(), userId).map(PostgresSubjects::holder);
    }

    private static Optional<Holder> holder(@Nullable Row row) {
        return Optional.ofNullable(row)
                .map(found -> new Holder(found.getUUID("user_id"), found.getString("display_name")));
    }
}
