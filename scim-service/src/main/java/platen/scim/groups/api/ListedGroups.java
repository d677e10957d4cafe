package platen.scim.groups.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.scim.groups.FindScimGroups;
import platen.scim.schema.GroupSchemas;
import platen.scim.schema.ResourceSchemas;
import platen.scim.searching.Found;
import platen.scim.searching.SearchRequest;
import platen.scim.searching.SearchedResources;
import platen.scim.searching.domain.Part;

/** Groups in lists. */
@ApplicationScoped
public class ListedGroups implements SearchedResources {

    private final FindScimGroups find;

    ListedGroups(FindScimGroups find) {
        this.find = find;
    }

    @Override
    public ResourceSchemas type() {
        return GroupSchemas.TYPE;
    }

    @Override
    public Uni<Found<ObjectNode>> search(UUID organisation, SearchRequest request, Part part, String tenantUrl) {
        boolean withMembers = request.projection().mayShow("members");
        return find.search(organisation, request.condition(type()), request.order(type()), part, withMembers)
                .map(found -> found.as(shown -> GroupView.of(shown, tenantUrl)));
    }
}
