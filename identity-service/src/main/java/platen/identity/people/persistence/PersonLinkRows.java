package platen.identity.people.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.PersonLink;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code person_link}. */
@ApplicationScoped
public class PersonLinkRows {

    private static final String PUT = """
            insert into person_link (organisation_id, source, external_id, user_id, missing, linked_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (organisation_id, source, external_id) do update set missing = excluded.missing
            """;

    public Uni<List<PersonLink>> of(OrganisationTransaction transaction, UUID user) {
        return transaction
                .query(
                        "select source, external_id, missing from person_link"
                                + " where organisation_id = $1 and user_id = $2 order by source",
                        transaction.organisation(),
                        user)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new PersonLink(
                                new PersonKey(row.getString("source"), row.getString("external_id")),
                                row.getBoolean("missing")))
                        .toList());
    }

    /** Makes the link, or changes whether the person is missing. */
    public Uni<Void> put(OrganisationTransaction transaction, UUID user, PersonLink link, Instant now) {
        return transaction
                .update(
                        PUT,
                        transaction.organisation(),
                        link.source(),
                        link.person().externalId(),
                        user,
                        link.missing(),
                        now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<Void> remove(OrganisationTransaction transaction, PersonKey person) {
        return transaction
                .update(
                        "delete from person_link where organisation_id = $1 and source = $2 and external_id = $3",
                        transaction.organisation(),
                        person.source(),
                        person.externalId())
                .replaceWithVoid();
    }

    /** The links to these sources become another user's. */
    public Uni<Void> move(OrganisationTransaction transaction, UUID from, UUID to, List<String> sources) {
        return transaction
                .update(
                        "update person_link set user_id = $3"
                                + " where organisation_id = $1 and user_id = $2 and source = any($4)",
                        transaction.organisation(),
                        from,
                        to,
                        sources.toArray(String[]::new))
                .replaceWithVoid();
    }

    public Uni<Void> removeAll(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from person_link where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }
}
