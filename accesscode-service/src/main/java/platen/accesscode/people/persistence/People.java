package platen.accesscode.people.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.domain.PersonState;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code person}. */
@ApplicationScoped
public class People {

    private static final String COLUMNS = "select user_id, state, code_version, code_policy from person";
    private static final String FIND = COLUMNS + " where organisation_id = $1 and user_id = $2";

    /** A person whose id is new; false when the id is known, be it as a deleted one. */
    public Uni<Boolean> add(
            OrganisationTransaction transaction, UUID id, PersonState state, @Nullable String codePolicy) {
        return transaction
                .update("""
                        insert into person (organisation_id, user_id, state, code_policy) values ($1, $2, $3, $4)
                        on conflict do nothing
                        """, transaction.organisation(), id, state.slug(), codePolicy)
                .map(added -> added == 1);
    }

    public Uni<@Nullable Person> find(OrganisationTransaction transaction, UUID id) {
        return transaction.first(FIND, transaction.organisation(), id).map(People::nullablePerson);
    }

    /** Those of the people who exist, deleted ones left out. */
    public Uni<List<Person>> existing(OrganisationTransaction transaction, Collection<UUID> ids) {
        return transaction
                .query(
                        COLUMNS + " where organisation_id = $1 and user_id = any($2) and state <> 'deleted'",
                        transaction.organisation(),
                        ids.toArray(UUID[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(People::person)
                        .toList());
    }

    /**
     * Finds a person and keeps others from changing their credentials until the transaction ends. Who needs the code space
     * or more than one person locks the code space first.
     */
    public Uni<@Nullable Person> lock(OrganisationTransaction transaction, UUID id) {
        return transaction
                .first(FIND + " for update", transaction.organisation(), id)
                .map(People::nullablePerson);
    }

    /** The next people in order of their ids, locked. Only for holders of the code space. */
    public Uni<List<Person>> lockSome(OrganisationTransaction transaction, UUID after, int limit) {
        return transaction
                .query(COLUMNS + """
                         where organisation_id = $1 and user_id > $2 and state <> 'deleted'
                        order by user_id limit $3 for update
                        """, transaction.organisation(), after, limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(People::person)
                        .toList());
    }

    public Uni<Void> setState(OrganisationTransaction transaction, UUID id, PersonState state) {
        return transaction
                .update("""
                        update person set state = $3, code_policy = case when $3 = 'deleted' then null else code_policy end
                        where organisation_id = $1 and user_id = $2
                        """, transaction.organisation(), id, state.slug())
                .replaceWithVoid();
    }

    /** Identity has resolved another override from a person's groups, or none; false when there is no such person. */
    public Uni<Boolean> setCodePolicy(OrganisationTransaction transaction, UUID id, @Nullable String codePolicy) {
        return transaction
                .update("""
                        update person set code_policy = case when state = 'deleted' then null else $3 end
                        where organisation_id = $1 and user_id = $2
                        """, transaction.organisation(), id, codePolicy)
                .map(changed -> changed == 1);
    }

    /** Takes the next version of a person's access code; it must be published. */
    public Uni<Long> takeCodeVersion(OrganisationTransaction transaction, UUID id) {
        return transaction
                .query("""
                        update person set code_version = code_version + 1
                        where organisation_id = $1 and user_id = $2 returning code_version
                        """, transaction.organisation(), id)
                .map(rows -> rows.iterator().next().getLong("code_version"));
    }

    private static @Nullable Person nullablePerson(@Nullable Row row) {
        return row == null ? null : person(row);
    }

    private static Person person(Row row) {
        return new Person(
                row.getUUID("user_id"),
                PersonState.of(row.getString("state")),
                row.getLong("code_version"),
                row.getString("code_policy"));
    }
}
