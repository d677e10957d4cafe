package platen.scim.searching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimJson;

/** A ListResponse (RFC 7644, 3.4.2, and RFC 9865). */
public final class ListAnswer {

    private ListAnswer() {}

    /**
     * @param previous cursor; null where there is none
     * @param next cursor; null where there is none
     */
    public static ObjectNode of(
            SearchRequest request, Found<ObjectNode> found, @Nullable String previous, @Nullable String next) {
        var resources = found.resources().stream().map(request.projection()::of).toList();
        return switch (request.paging()) {
            case Paging.Index index -> ScimJson.list(found.total(), index.startIndex(), resources);
            case Paging.Cursor cursor -> {
                ObjectNode list = ScimJson.list(found.total(), 1, resources);
                list.remove("startIndex");
                if (previous != null) {
                    list.put("previousCursor", previous);
                }
                if (next != null) {
                    list.put("nextCursor", next);
                }
                yield list;
            }
        };
    }
}
