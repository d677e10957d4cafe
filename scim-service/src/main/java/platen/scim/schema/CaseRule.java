package platen.scim.schema;

import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Addresses and certificates compare to the letter (RFC 7643, 2.3.6 and 2.3.7), which the library's descriptions leave out. */
final class CaseRule {

    private CaseRule() {}

    static AttributeDefinition kept(AttributeDefinition described) {
        boolean isExact =
                described.isCaseExact() || described.getType() == Type.BINARY || described.getType() == Type.REFERENCE;
        return new AttributeDefinition.Builder()
                .setName(described.getName())
                .setType(described.getType())
                .setDescription(described.getDescription())
                .setMultiValued(described.isMultiValued())
                .setRequired(described.isRequired())
                .setCaseExact(isExact)
                .setMutability(described.getMutability())
                .setReturned(described.getReturned())
                .setUniqueness(described.getUniqueness())
                .addCanonicalValues(texts(described.getCanonicalValues()))
                .addReferenceTypes(texts(described.getReferenceTypes()))
                .addSubAttributes(subAttributes(described))
                .build();
    }

    private static AttributeDefinition[] subAttributes(AttributeDefinition described) {
        Collection<AttributeDefinition> subs = described.getSubAttributes();
        return subs == null
                ? new AttributeDefinition[0]
                : subs.stream().map(CaseRule::kept).toArray(AttributeDefinition[]::new);
    }

    private static String[] texts(@Nullable Collection<String> texts) {
        return texts == null ? new String[0] : texts.toArray(String[]::new);
    }
}
