package platen.scim.groups.persistence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.persistence.AttributePlaces;
import platen.scim.filtering.persistence.Place;
import platen.scim.filtering.persistence.SqlParameters;
import platen.scim.schema.GroupSchemas;

/** Where {@code scim_group} and {@code scim_group_member} have the attributes of a Group. */
final class GroupPlaces implements AttributePlaces {

    /** As filters compare them: folded. */
    private static final Place MEMBERS =
            new Place.Elements("select jsonb_build_object('value', m.member_id, 'type', lower(m.member_type)) as it"
                    + " from scim_group_member m"
                    + " where m.organisation_id = $1 and m.scim_group_id = g.scim_group_id");

    private static final String BY_MEMBER = "g.scim_group_id in (select m.scim_group_id from scim_group_member m"
            + " where m.organisation_id = $1 and m.member_id = %s)";

    @Override
    public Place of(Attribute attribute) {
        return switch (attribute.dotted()) {
            case "id" -> new Place.Id("g.scim_group_id");
            case "displayName" -> new Place.Column("g.display_name_key", false);
            case "externalId" -> new Place.Column("g.external_id", false);
            case "members", "members.value", "members.type" -> MEMBERS;
            case "meta.created" -> new Place.Column("g.created_at", false);
            case "meta.lastModified" -> new Place.Column("g.changed_at", false);
            case "meta.version" -> new Place.Column("('W/\"' || g.version || '\"')", false);
            case "meta", "meta.resourceType" -> new Place.Constant(GroupSchemas.TYPE.name());
            case "schemas" -> new Place.Texts("array['" + GroupSchemas.CORE.urn() + "']");
            default -> new Place.Nowhere();
        };
    }

    @Override
    public @Nullable String narrowed(Attribute attribute, String text, SqlParameters parameters) {
        if (!attribute.is("members", "value")) {
            return null;
        }
        try {
            return BY_MEMBER.formatted(parameters.add(UUID.fromString(text)));
        } catch (IllegalArgumentException nobody) {
            return "false";
        }
    }
}
