package platen.identity.groups.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.PlainText;
import platen.identity.domain.SearchKey;
import platen.identity.groups.domain.GroupQuery;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** Which groups a caller wants listed. */
public record GroupFilter(
        @Parameter(description = "The source that has them; by-hand for those made by administrators")
        @QueryParam("source")
        @Nullable
        String source,

        @Parameter(description = "Only those whose members are followed, or only the others")
        @QueryParam("targeted")
        @Nullable
        Boolean targeted,

        @Parameter(description = "What the name begins with, whatever its case") @QueryParam("q") @Nullable
        String q,

        @QueryParam("limit") @DefaultValue("50") Limit limit,
        @QueryParam("cursor") @Nullable Cursor cursor) {

    GroupQuery query() {
        String prefix = plain("q", q);
        return new GroupQuery(
                plain("source", source),
                targeted,
                prefix == null ? null : SearchKey.of(prefix),
                cursor == null ? null : plain("cursor", cursor.text(0)),
                cursor == null ? null : cursor.uuid(1),
                limit.andOneMore());
    }

    private static @Nullable String plain(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!PlainText.isPlain(text)) {
            throw Problems.invalid(List.of(Violation.ofParameter(parameter, "must not hold control characters")))
                    .exception();
        }
        return text;
    }
}
