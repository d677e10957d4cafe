package platen.scim.users.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.scim.protocol.api.ScimCaller;
import platen.scim.schema.ResourceSchemas;
import platen.scim.schema.UserSchemas;
import platen.scim.searching.Found;
import platen.scim.searching.SearchRequest;
import platen.scim.searching.SearchedResources;
import platen.scim.searching.domain.Part;
import platen.scim.settings.domain.ScimSettings;
import platen.scim.users.FindScimUsers;

/** Users in lists. */
@ApplicationScoped
public class ListedUsers implements SearchedResources {

    private final FindScimUsers find;
    private final ScimCaller caller;

    ListedUsers(FindScimUsers find, ScimCaller caller) {
        this.find = find;
        this.caller = caller;
    }

    @Override
    public ResourceSchemas type() {
        return UserSchemas.TYPE;
    }

    @Override
    public Uni<Found<ObjectNode>> search(UUID organisation, SearchRequest request, Part part, String tenantUrl) {
        ScimSettings settings = caller.settings();
        ResourceSchemas type = UserSchemas.type(settings);
        ShownCredentials credentials = ShownCredentials.of(settings, request.projection());
        boolean withGroups = request.projection().mayShow("groups");
        return find.search(organisation, request.condition(type), request.order(type), part, withGroups)
                .map(found -> found.as(shown -> UserView.of(shown, credentials, tenantUrl)));
    }
}
