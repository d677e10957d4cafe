package platen.kit.rest;

import jakarta.ws.rs.core.EntityTag;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers that say which version they show, in strong tags: {@code ETag: "3"}. */
public final class ETags {

    private ETags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** 200. */
    public static <T> RestResponse<T> ok(T entity, long version) {
        return RestResponse.ResponseBuilder.ok(entity).tag(of(version)).build();
    }

    /** 201 with Location. */
    public static <T> RestResponse<T> created(URI location, T entity, long version) {
        return RestResponse.ResponseBuilder.<T>created(location)
                .entity(entity)
                .tag(of(version))
                .build();
    }
}
