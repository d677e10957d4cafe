package platen.scim.schema;

import com.unboundid.scim2.common.types.GroupResource;
import java.util.List;

/** The schema of a Group, as RFC 7643 has it. */
public final class GroupSchemas {

    public static final ScimSchema CORE = ScimSchema.standard(GroupResource.class);

    public static final ResourceSchemas TYPE =
            new ResourceSchemas("Group", "/Groups", "People, and groups of them", CORE, List.of());

    private GroupSchemas() {}
}
