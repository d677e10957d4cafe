package platen.scim.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.groups.ChangeScimGroup;
import platen.scim.groups.CreateScimGroup;
import platen.scim.groups.DeleteScimGroup;
import platen.scim.groups.ScimGroup;
import platen.scim.protocol.ResourceWrite;
import platen.scim.schema.GroupSchemas;
import platen.scim.schema.ResourceSchemas;
import platen.scim.settings.domain.ScimSettings;
import platen.scim.users.ChangeScimUser;
import platen.scim.users.CreateScimUser;
import platen.scim.users.DeleteScimUser;
import platen.scim.users.ScimUser;

/** Writes resources of either type, each in a transaction of its own, exactly as a single request would. */
@ApplicationScoped
class WriteResources {

    /**
     * @param version null when it is gone
     */
    record Written(UUID id, @Nullable Long version) {

        static Written of(ScimUser user) {
            return new Written(user.id(), user.version());
        }

        static Written of(ScimGroup group) {
            return new Written(group.id(), group.version());
        }
    }

    private final CreateScimUser createUser;
    private final ChangeScimUser changeUser;
    private final DeleteScimUser deleteUser;
    private final CreateScimGroup createGroup;
    private final ChangeScimGroup changeGroup;
    private final DeleteScimGroup deleteGroup;

    WriteResources(
            CreateScimUser createUser,
            ChangeScimUser changeUser,
            DeleteScimUser deleteUser,
            CreateScimGroup createGroup,
            ChangeScimGroup changeGroup,
            DeleteScimGroup deleteGroup) {
        this.createUser = createUser;
        this.changeUser = changeUser;
        this.deleteUser = deleteUser;
        this.createGroup = createGroup;
        this.changeGroup = changeGroup;
        this.deleteGroup = deleteGroup;
    }

    Uni<Written> create(ResourceSchemas type, UUID organisation, ScimSettings settings, ObjectNode body, String cause) {
        return type == GroupSchemas.TYPE
                ? createGroup.create(organisation, body, cause).map(Written::of)
                : createUser.create(organisation, settings, body, cause).map(Written::of);
    }

    Uni<Written> replace(ResourceSchemas type, ResourceWrite write, ObjectNode body) {
        return type == GroupSchemas.TYPE
                ? changeGroup.replace(write, body).map(Written::of)
                : changeUser.replace(write, body, false).map(shown -> Written.of(shown.user()));
    }

    Uni<Written> patch(ResourceSchemas type, ResourceWrite write, ObjectNode body) {
        return type == GroupSchemas.TYPE
                ? changeGroup.patch(write, body).map(Written::of)
                : changeUser.patch(write, body, false).map(shown -> Written.of(shown.user()));
    }

    Uni<Written> delete(ResourceSchemas type, ResourceWrite write) {
        Uni<Void> gone = type == GroupSchemas.TYPE ? deleteGroup.delete(write) : deleteUser.delete(write);
        return gone.map(done -> new Written(write.id(), null));
    }
}
