package platen.scim.users.persistence;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.BlindIndex;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.persistence.AttributePlaces;
import platen.scim.filtering.persistence.Place;
import platen.scim.filtering.persistence.SqlParameters;
import platen.scim.schema.UserSchemas;
import platen.scim.users.domain.CredentialKind;
import platen.scim.users.domain.SuppliedValue;

/** Where {@code scim_user} has the attributes of a User: what providers look up in columns with an index, the rest in a document. */
final class UserPlaces implements AttributePlaces {

    private static final Place DOCUMENT = new Place.Document("u.comparable");

    private static final String SCHEMAS =
            "array_remove(array['%s', case when u.attributes -> '%s' is not null then '%s' end,"
                    + " case when 'held' in (u.access_code_state, u.card_state) then '%s' end], null)";

    private static final Place SCHEMA_LIST = new Place.Texts(SCHEMAS.formatted(
            UserSchemas.CORE.urn(),
            UserSchemas.ENTERPRISE.urn(),
            UserSchemas.ENTERPRISE.urn(),
            UserSchemas.PAPERCUT.urn()));

    private static final String BY_EMAIL = "u.scim_user_id in"
            + " (select e.scim_user_id from scim_user_email e where e.organisation_id = $1 and e.value_key = %s)";

    /** As filters compare them: folded. */
    private static final Place GROUPS = new Place.Elements(
            "select jsonb_build_object('value', m.scim_group_id, 'display', g.display_name_key, 'type', 'direct') as it"
                    + " from scim_group_member m"
                    + " join scim_group g on g.organisation_id = $1 and g.scim_group_id = m.scim_group_id"
                    + " where m.organisation_id = $1 and m.member_id = u.scim_user_id");

    private static final String BY_GROUP = "u.scim_user_id in (select m.member_id from scim_group_member m"
            + " where m.organisation_id = $1 and m.scim_group_id = %s)";

    private final BlindIndex index;
    private final UUID organisation;

    UserPlaces(BlindIndex index, UUID organisation) {
        this.index = index;
        this.organisation = organisation;
    }

    @Override
    public Place of(Attribute attribute) {
        if (attribute.extension().equals(UserSchemas.PAPERCUT.urn())) {
            return attribute.name().equals(CredentialKind.ACCESS_CODE.attribute())
                    ? secret("u.access_code_index", CredentialKind.ACCESS_CODE)
                    : secret("u.card_index", CredentialKind.CARD);
        }
        return attribute.extension().isEmpty() ? core(attribute.dotted()) : DOCUMENT;
    }

    private static Place core(String name) {
        return switch (name) {
            case "id" -> new Place.Id("u.scim_user_id");
            case "userName" -> new Place.Column("u.user_name_key", true);
            case "externalId" -> new Place.Column("u.external_id", false);
            case "displayName" -> new Place.Column("u.display_name_key", true);
            case "name.givenName" -> new Place.Column("u.given_name_key", true);
            case "name.familyName" -> new Place.Column("u.family_name_key", true);
            case "active" -> new Place.Column("u.active", false);
            case "meta.created" -> new Place.Column("u.created_at", false);
            case "meta.lastModified" -> new Place.Column("u.changed_at", false);
            case "meta.version" -> new Place.Column("('W/\"' || u.version || '\"')", false);
            case "meta", "meta.resourceType" -> new Place.Constant("User");
            case "schemas" -> SCHEMA_LIST;
            case "groups", "groups.value", "groups.display", "groups.type" -> GROUPS;
            // Its beginning is the address under which the client sees us.
            case "meta.location", "groups.$ref" -> new Place.Nowhere();
            default -> DOCUMENT;
        };
    }

    private Place secret(String column, CredentialKind kind) {
        return new Place.Secret(column, written -> switch (kind.read(written)) {
            case SuppliedValue.Canonical canonical -> index.candidates(organisation, kind.word(), canonical.value());
            case SuppliedValue.Refused nobodys -> List.of();
        });
    }

    @Override
    public @Nullable String narrowed(Attribute attribute, String text, SqlParameters parameters) {
        if (attribute.is("groups", "value")) {
            return byGroup(text, parameters);
        }
        return attribute.is("emails", "value") ? BY_EMAIL.formatted(parameters.add(text)) : null;
    }

    private static String byGroup(String text, SqlParameters parameters) {
        try {
            return BY_GROUP.formatted(parameters.add(UUID.fromString(text)));
        } catch (IllegalArgumentException nobodys) {
            return "false";
        }
    }
}
