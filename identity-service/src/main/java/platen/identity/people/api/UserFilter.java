package platen.identity.people.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.PlainText;
import platen.identity.people.domain.UserQuery;
import platen.identity.people.domain.UserQuery.Standing;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** Which users a caller wants listed. */
public record UserFilter(
        @Parameter(description = "The whole email, whatever its case") @QueryParam("email") @Nullable
        String email,

        @Parameter(description = "The whole user name, whatever its case") @QueryParam("userName") @Nullable
        String userName,

        @Parameter(description = "One of their aliases, whole, whatever its case") @QueryParam("alias") @Nullable
        String alias,

        @Parameter(description = "The whole department, whatever its case") @QueryParam("department") @Nullable
        String department,

        @Parameter(description = "A source they are linked to") @QueryParam("source") @Nullable
        String source,

        @Parameter(
                description =
                        "Words that user name, display name, email or aliases hold, each from its beginning; eight count")
        @QueryParam("q")
        @Nullable
        String q,

        @Parameter(
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"active", "inactive", "removed"}))
        @QueryParam("state")
        @Nullable
        String state,

        @QueryParam("limit") @DefaultValue("50") Limit limit,
        @QueryParam("cursor") @Nullable Cursor cursor) {

    public UserQuery query() {
        return new UserQuery(
                plain("email", email),
                plain("userName", userName),
                plain("alias", alias),
                plain("department", department),
                plain("source", source),
                plain("q", q),
                standing(),
                cursor == null ? null : plain("cursor", cursor.text(0)),
                limit.andOneMore());
    }

    private @Nullable Standing standing() {
        return switch (state) {
            case null -> null;
            case "active" -> Standing.ACTIVE;
            case "inactive" -> Standing.INACTIVE;
            case "removed" -> Standing.REMOVED;
            default -> throw refusal("state", "must be active, inactive or removed");
        };
    }

    private static @Nullable String plain(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!PlainText.isPlain(text)) {
            throw refusal(parameter, "must not hold control characters");
        }
        return text;
    }

    private static RuntimeException refusal(String parameter, String detail) {
        return Problems.invalid(List.of(Violation.ofParameter(parameter, detail)))
                .exception();
    }
}
