package platen.scim.searching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.searching.domain.Part;

/** Searches all types as if their lists stood one after the other, users first. A filter that only some types understand finds those. */
@ApplicationScoped
public class SearchEverything {

    private final List<SearchedResources> types;

    SearchEverything(@Any Instance<SearchedResources> types) {
        this.types = types.stream()
                .sorted(Comparator.comparing(
                                (SearchedResources searched) -> searched.type().name())
                        .reversed())
                .toList();
    }

    public Uni<Found<ObjectNode>> search(UUID organisation, SearchRequest request, String tenantUrl) {
        if (!(request.paging() instanceof Paging.Index wanted)) {
            throw ScimRefusal.of(ScimType.INVALID_CURSOR, "A search over all types is paged by startIndex.");
        }
        Uni<Found<ObjectNode>> soFar = Uni.createFrom().item(new Found<>(0, List.of(), null, null));
        for (SearchedResources type : understanding(request)) {
            soFar = soFar.chain(before -> type.search(organisation, request, after(before, wanted), tenantUrl)
                    .map(more -> joined(before, more)));
        }
        return soFar;
    }

    /** Those whose schemas know what is asked for; refused when there are none. */
    private List<SearchedResources> understanding(SearchRequest request) {
        List<SearchedResources> understanding = new ArrayList<>();
        ScimRefusal refused = null;
        for (SearchedResources searched : types) {
            try {
                request.condition(searched.type());
                request.order(searched.type());
                understanding.add(searched);
            } catch (ScimRefusal unknown) {
                refused = refused == null ? unknown : refused;
            }
        }
        return understandingOr(refused, understanding);
    }

    private static List<SearchedResources> understandingOr(
            @Nullable ScimRefusal refused, List<SearchedResources> understanding) {
        if (refused != null && understanding.isEmpty()) {
            throw refused;
        }
        return understanding;
    }

    /** What is left to ask of the next type. */
    private static Part after(Found<?> before, Paging.Index wanted) {
        long skipped = Math.max(0, wanted.startIndex() - 1 - before.total());
        return new Part.ByIndex(skipped, wanted.count() - before.resources().size());
    }

    private static Found<ObjectNode> joined(Found<ObjectNode> before, Found<ObjectNode> more) {
        List<ObjectNode> resources = new ArrayList<>(before.resources());
        resources.addAll(more.resources());
        return new Found<>(before.total() + more.total(), resources, null, null);
    }
}
