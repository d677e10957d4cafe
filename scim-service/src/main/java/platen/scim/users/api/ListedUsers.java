package platen.scim.users.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.scim.schema.ResourceSchemas;
import platen.scim.schema.UserSchemas;
import platen.scim.searching.Found;
import platen.scim.searching.SearchRequest;
import platen.scim.searching.SearchedResources;
import platen.scim.searching.domain.Part;
import platen.scim.users.FindScimUsers;

/** Users in lists. */
@ApplicationScoped
public class ListedUsers implements SearchedResources {

    private final FindScimUsers find;

    ListedUsers(FindScimUsers find) {
        this.find = find;
    }

    @Override
    public ResourceSchemas type() {
        return UserSchemas.TYPE;
    }

    @Override
    public Uni<Found<ObjectNode>> search(UUID organisation, SearchRequest request, Part part, String tenantUrl) {
        return find.search(organisation, request.condition(type()), request.order(type()), part)
                .map(found -> found.as(user -> UserView.of(user, tenantUrl)));
    }
}
