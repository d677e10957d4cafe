package platen.scim.groups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import platen.scim.protocol.ScimJson;
import platen.scim.schema.GroupSchemas;
import platen.scim.schema.QualifiedName;
import platen.scim.schema.ValueForm;

/**
 * A whole Group as a client wrote it, in canonical form.
 *
 * @param members empty when the document does not speak of them
 */
record GroupDocument(GroupAttributes attributes, Optional<Set<UUID>> members) {

    static GroupDocument read(ObjectNode written) {
        ObjectNode attributes = ScimJson.object();
        Optional<Set<UUID>> members = Optional.empty();
        for (Map.Entry<String, JsonNode> field : written.properties()) {
            QualifiedName name = QualifiedName.read(GroupSchemas.TYPE, field.getKey());
            AttributeDefinition attribute = GroupSchemas.CORE.attribute(name.rest());
            if (attribute == null
                    || attribute.getMutability() == Mutability.READ_ONLY
                    || attribute.getName().equals("schemas")) {
                continue;
            }
            JsonNode formed = ValueForm.of(attribute, field.getValue());
            if (attribute.getName().equals(MemberIds.ATTRIBUTE)) {
                members = Optional.of(MemberIds.read(formed));
            } else if (formed != null) {
                attributes.set(attribute.getName(), formed);
            }
        }
        return new GroupDocument(new GroupAttributes(attributes).checked(), members);
    }
}
