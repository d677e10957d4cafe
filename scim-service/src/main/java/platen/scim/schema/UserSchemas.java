package platen.scim.schema;

import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.UserResource;
import java.util.List;
import platen.scim.settings.domain.ScimSettings;

/** The schemas of a User: core and enterprise as RFC 7643 has them, and ours with code and card. */
public final class UserSchemas {

    public static final ScimSchema CORE = ScimSchema.standard(UserResource.class);

    public static final ScimSchema ENTERPRISE = ScimSchema.standard(EnterpriseUserExtension.class);

    public static final ScimSchema PAPERCUT = papercut(Returned.NEVER, Returned.DEFAULT);

    public static final ResourceSchemas TYPE =
            new ResourceSchemas("User", "/Users", "A person", CORE, List.of(ENTERPRISE, PAPERCUT));

    /** Of an organisation whose codes do not travel over SCIM: ours is not known there. */
    public static final ResourceSchemas TYPE_WITHOUT_CODES =
            new ResourceSchemas("User", "/Users", "A person", CORE, List.of(ENTERPRISE));

    private UserSchemas() {}

    /** What an organisation's users are read by. */
    public static ResourceSchemas type(ScimSettings settings) {
        return settings.codes() ? TYPE : TYPE_WITHOUT_CODES;
    }

    /** The extension as an organisation shows it; {@link #PAPERCUT} is what is read by, whatever is shown. */
    public static ScimSchema papercut(Returned code, Returned card) {
        return new ScimSchema(
                "urn:ietf:params:scim:schemas:extension:papercut:2.0:User",
                "PaperCutUser",
                "What a person logs in with at multi-function devices",
                List.of(
                        credential(
                                "accessCode",
                                "The access code. Letters A to Z and digits, four to ten; spaces and hyphens do not count."
                                        + " An explicit null clears it, leaving it out leaves it alone.",
                                code),
                        credential(
                                "accessCard",
                                "The number of the swipe card. An explicit null clears it, leaving it out leaves it alone.",
                                card)));
    }

    private static AttributeDefinition credential(String name, String description, Returned returned) {
        return new AttributeDefinition.Builder()
                .setName(name)
                .setType(Type.STRING)
                .setDescription(description)
                .setCaseExact(true)
                .setMutability(Mutability.READ_WRITE)
                .setReturned(returned)
                .setUniqueness(Uniqueness.SERVER)
                .build();
    }
}
