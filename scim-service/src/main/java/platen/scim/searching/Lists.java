package platen.scim.searching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Answers what is asked for of one type of resources. */
@ApplicationScoped
public class Lists {

    private final Cursors cursors;

    Lists(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * A ListResponse.
     *
     * @param tenantUrl without a slash at the end
     */
    public Uni<ObjectNode> answer(
            SearchedResources resources, UUID organisation, SearchRequest request, String tenantUrl) {
        return resources
                .search(organisation, request, cursors.part(organisation, resources.type(), request), tenantUrl)
                .map(found -> ListAnswer.of(
                        request,
                        found,
                        cursors.previous(organisation, resources.type(), request, found),
                        cursors.next(organisation, resources.type(), request, found)));
    }
}
