package platen.scim.explaining.persistence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.explaining.domain.KnownResource;
import platen.scim.log.ChangedAttributes;
import platen.scim.protocol.ScimJson;
import platen.scim.users.domain.MatchKey;

/** Finds one pushed person, deleted ones included. Codes and cards are not even read. */
@ApplicationScoped
public class KnownResources {

    private static final String FIND = """
            select scim_user_id, link_id, external_id, attributes::text as attributes, access_code_state, card_state,
                created_at, changed_at, deleted_at
            from scim_user where organisation_id = $1
            """;

    public Uni<@Nullable KnownResource> byId(OrganisationTransaction transaction, UUID id) {
        return first(transaction, " and scim_user_id = $2", id);
    }

    public Uni<@Nullable KnownResource> byUserName(OrganisationTransaction transaction, String userName) {
        return first(transaction, " and user_name_key = $2 and deleted_at is null", MatchKey.of(userName));
    }

    /** Whoever has it, else whoever had it last. */
    public Uni<@Nullable KnownResource> byExternalId(OrganisationTransaction transaction, String externalId) {
        return first(transaction, " and external_id = $2 and deleted_at is null", externalId)
                .chain(found -> found != null
                        ? Uni.createFrom().item(found)
                        : first(
                                transaction,
                                " and external_id = $2 and deleted_at is not null order by deleted_at desc limit 1",
                                externalId));
    }

    private static Uni<@Nullable KnownResource> first(
            OrganisationTransaction transaction, String condition, Object wanted) {
        return transaction
                .first(FIND + condition, transaction.organisation(), wanted)
                .map(row -> row == null ? null : resource(row));
    }

    private static KnownResource resource(Row row) {
        ObjectNode attributes = ScimJson.readOwn(row.getString("attributes"));
        return new KnownResource(
                row.getUUID("scim_user_id"),
                row.getUUID("link_id"),
                attributes.path("userName").asText(null),
                row.getString("external_id"),
                attributes.has("active") ? attributes.path("active").asBoolean() : null,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                instant(row.getOffsetDateTime("deleted_at")),
                List.copyOf(ChangedAttributes.between(ScimJson.object(), attributes)),
                row.getString("access_code_state"),
                row.getString("card_state"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
