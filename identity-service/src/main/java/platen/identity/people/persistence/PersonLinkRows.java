package platen.identity.people.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.SourceCounts;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code person_link}. */
@ApplicationScoped
public class PersonLinkRows {

    private static final String PUT = """
            insert into person_link (organisation_id, source, external_id, user_id, missing, linked_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (organisation_id, source, external_id) do update set missing = excluded.missing
            """;

    private static final String PUT_MANY = """
            insert into person_link (organisation_id, source, external_id, user_id, missing, linked_at)
            select $1, given.*, $6
            from unnest($2::text[], $3::text[], $4::uuid[], $5::boolean[]) as given (source, external_id, user_id, missing)
            on conflict (organisation_id, source, external_id) do update set missing = excluded.missing
            """;

    private static final String COUNTS = """
            select (select count(*) from user_account
                    where organisation_id = $1 and state <> 'deleted' and not internal) as people,
                   (select count(*) from person_link join user_account using (organisation_id, user_id)
                    where organisation_id = $1 and source = $2 and not missing and not internal) as linked,
                   (select count(*) from person_link l
                    where l.organisation_id = $1 and l.source = $3 and l.source <> $2 and not l.missing
                      and not exists (select from person_link n
                                      where n.organisation_id = $1 and n.user_id = l.user_id and n.source = $2
                                        and not n.missing)) as only_primary
            """;

    /** A link and whose it is. */
    public record LinkOf(UUID user, PersonLink link) {}

    public Uni<List<PersonLink>> of(OrganisationTransaction transaction, UUID user) {
        return transaction
                .query(
                        "select source, external_id, missing from person_link"
                                + " where organisation_id = $1 and user_id = $2 order by source",
                        transaction.organisation(),
                        user)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PersonLinkRows::link)
                        .toList());
    }

    /** By user; users without a link are not in it. */
    public Uni<Map<UUID, List<PersonLink>>> of(OrganisationTransaction transaction, Collection<UUID> users) {
        return users.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transaction
                        .query(
                                "select user_id, source, external_id, missing from person_link"
                                        + " where organisation_id = $1 and user_id = any($2) order by source",
                                transaction.organisation(),
                                users.toArray(UUID[]::new))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .collect(Collectors.groupingBy(
                                        row -> row.getUUID("user_id"),
                                        Collectors.mapping(PersonLinkRows::link, Collectors.toList()))));
    }

    private static PersonLink link(Row row) {
        return new PersonLink(
                new PersonKey(row.getString("source"), row.getString("external_id")), row.getBoolean("missing"));
    }

    /**
     * @param primary the present primary source, if there is one
     */
    public Uni<SourceCounts> counts(OrganisationTransaction transaction, String source, @Nullable String primary) {
        return transaction
                .first(COUNTS, transaction.organisation(), source, primary)
                .map(row -> new SourceCounts(
                        source,
                        primary,
                        Objects.requireNonNull(row).getLong("people"),
                        row.getLong("linked"),
                        row.getLong("only_primary")));
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

    /** The same for several, each of another person. */
    public Uni<Void> put(OrganisationTransaction transaction, List<LinkOf> links, Instant now) {
        return links.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                PUT_MANY,
                                transaction.organisation(),
                                links.stream().map(one -> one.link().source()).toArray(String[]::new),
                                links.stream()
                                        .map(one -> one.link().person().externalId())
                                        .toArray(String[]::new),
                                links.stream().map(LinkOf::user).toArray(UUID[]::new),
                                links.stream().map(one -> one.link().missing()).toArray(Boolean[]::new),
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
