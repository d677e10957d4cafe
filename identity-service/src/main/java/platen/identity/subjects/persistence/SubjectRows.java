package platen.identity.subjects.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.subjects.domain.Subject;
import platen.identity.subjects.domain.SubjectBinding;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code user_subject}. */
@ApplicationScoped
public class SubjectRows {

    /** Whose sign-in it is. */
    public Uni<@Nullable UUID> holder(OrganisationTransaction transaction, Subject subject) {
        return transaction
                .first(
                        "select user_id from user_subject"
                                + " where organisation_id = $1 and issuer = $2 and subject = $3",
                        transaction.organisation(),
                        subject.issuer(),
                        subject.subject())
                .map(row -> row == null ? null : row.getUUID("user_id"));
    }

    /** False when the subject, or the person's place at this issuer, is taken. */
    public Uni<Boolean> add(OrganisationTransaction transaction, SubjectBinding binding) {
        return transaction
                .update(
                        """
                        insert into user_subject (organisation_id, id, issuer, subject, user_id, bound_at)
                        values ($1, $2, $3, $4, $5, $6) on conflict do nothing
                        """,
                        transaction.organisation(),
                        binding.id(),
                        binding.subject().issuer(),
                        binding.subject().subject(),
                        binding.userId(),
                        binding.boundAt().atOffset(ZoneOffset.UTC))
                .map(added -> added == 1);
    }

    public Uni<List<SubjectBinding>> of(OrganisationTransaction transaction, Collection<UUID> users) {
        return transaction
                .query("""
                        select id, issuer, subject, user_id, bound_at from user_subject
                        where organisation_id = $1 and user_id = any($2) order by issuer
                        """, transaction.organisation(), users.toArray(UUID[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SubjectRows::binding)
                        .toList());
    }

    /** The bindings become another user's. */
    public Uni<Void> move(OrganisationTransaction transaction, UUID to, List<UUID> bindings) {
        return transaction
                .update(
                        "update user_subject set user_id = $2 where organisation_id = $1 and id = any($3)",
                        transaction.organisation(),
                        to,
                        bindings.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** False when the user has no such binding. */
    public Uni<Boolean> remove(OrganisationTransaction transaction, UUID user, UUID id) {
        return transaction
                .update(
                        "delete from user_subject where organisation_id = $1 and user_id = $2 and id = $3",
                        transaction.organisation(),
                        user,
                        id)
                .map(removed -> removed == 1);
    }

    public Uni<Void> removeAll(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from user_subject where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }

    private static SubjectBinding binding(Row row) {
        return new SubjectBinding(
                row.getUUID("id"),
                new Subject(row.getString("issuer"), row.getString("subject")),
                row.getUUID("user_id"),
                row.getOffsetDateTime("bound_at").toInstant());
    }
}
