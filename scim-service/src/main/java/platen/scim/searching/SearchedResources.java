package platen.scim.searching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import platen.scim.schema.ResourceSchemas;
import platen.scim.searching.domain.Part;

/** One type of resources, as a search over all types sees it. */
public interface SearchedResources {

    ResourceSchemas type();

    /**
     * The resources as clients see them, with all attributes but those nobody asked for that are dear to fetch.
     *
     * @param part the one of the request
     * @param tenantUrl without a slash at the end
     */
    Uni<Found<ObjectNode>> search(UUID organisation, SearchRequest request, Part part, String tenantUrl);
}
