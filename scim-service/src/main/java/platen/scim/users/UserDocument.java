package platen.scim.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.schema.QualifiedName;
import platen.scim.schema.ResourceSchemas;
import platen.scim.schema.ScimSchema;
import platen.scim.schema.UserSchemas;
import platen.scim.schema.ValueForm;
import platen.scim.users.domain.CredentialKind;
import platen.scim.users.domain.CredentialState;
import platen.scim.users.domain.Credentials;
import platen.scim.users.domain.SuppliedValue;

/**
 * A whole User as a client wrote it, in canonical form. What no schema knows and what only the server may say is left out.
 *
 * @param credentials taken out of the attributes, so that they cannot be stored or shown by accident
 */
public record UserDocument(UserAttributes attributes, Credentials.Asserted credentials) {

    public static UserDocument read(ObjectNode written) {
        return read(UserSchemas.TYPE, written);
    }

    /** By the schemas of an organisation. */
    public static UserDocument read(ResourceSchemas type, ObjectNode written) {
        ObjectNode attributes = ScimJson.object();
        Map<CredentialKind, CredentialState> credentials = new EnumMap<>(CredentialKind.class);
        for (Map.Entry<String, JsonNode> field : written.properties()) {
            QualifiedName name = QualifiedName.read(type, field.getKey());
            if (!name.rest().isEmpty()) {
                put(name.schema(), name.rest(), field.getValue(), attributes, credentials);
            } else if (field.getValue() instanceof ObjectNode extension) {
                extension
                        .properties()
                        .forEach(
                                inner -> put(name.schema(), inner.getKey(), inner.getValue(), attributes, credentials));
            }
        }
        return new UserDocument(
                new UserAttributes(attributes).checked(),
                new Credentials.Asserted(
                        Optional.ofNullable(credentials.get(CredentialKind.ACCESS_CODE)),
                        Optional.ofNullable(credentials.get(CredentialKind.CARD))));
    }

    /** The same without a word on those credentials. */
    UserDocument without(Set<CredentialKind> dropped) {
        Credentials.Asserted kept = credentials;
        for (CredentialKind kind : dropped) {
            kept = kept.without(kind);
        }
        return new UserDocument(attributes, kept);
    }

    private static void put(
            ScimSchema schema,
            String name,
            JsonNode value,
            ObjectNode attributes,
            Map<CredentialKind, CredentialState> credentials) {
        AttributeDefinition attribute = schema.attribute(name);
        if (attribute == null || attribute.getMutability() == Mutability.READ_ONLY || isNotKept(attribute)) {
            return;
        }
        if (schema == UserSchemas.PAPERCUT) {
            for (CredentialKind kind : CredentialKind.values()) {
                if (kind.attribute().equals(attribute.getName())) {
                    credentials.put(kind, credential(kind, ValueForm.of(attribute, value)));
                }
            }
            return;
        }
        JsonNode formed = ValueForm.of(attribute, value);
        ObjectNode container = schema == UserSchemas.CORE ? attributes : attributes.withObjectProperty(schema.urn());
        if (formed == null) {
            container.remove(attribute.getName());
        } else {
            container.set(attribute.getName(), formed);
        }
        if (container.isEmpty() && container != attributes) {
            attributes.remove(schema.urn());
        }
    }

    /** Passwords are taken and forgotten; the schemas a resource has follow from what is in it. */
    private static boolean isNotKept(AttributeDefinition attribute) {
        return attribute.getMutability() == Mutability.WRITE_ONLY
                || attribute.getName().equals("schemas");
    }

    private static CredentialState credential(CredentialKind kind, @Nullable JsonNode value) {
        if (value == null || value.asText().isEmpty()) {
            return CredentialState.CLEARED;
        }
        return switch (kind.read(value.asText())) {
            case SuppliedValue.Canonical canonical -> new CredentialState.Held(value.asText(), canonical.value());
            case SuppliedValue.Refused refused -> throw ScimRefusal.invalidValue(kind.attribute(), refused.rule());
        };
    }
}
