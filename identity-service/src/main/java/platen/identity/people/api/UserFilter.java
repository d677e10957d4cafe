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

        @Parameter(description = "What user name, display name or email begins with") @QueryParam("q") @Nullable
        String q,

        @Parameter(
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"active", "inactive"}))
        @QueryParam("state")
        @Nullable
        String state,

        @QueryParam("limit") @DefaultValue("50") Limit limit,
        @QueryParam("cursor") @Nullable Cursor cursor) {

    UserQuery query() {
        return new UserQuery(
                plain("email", email),
                plain("userName", userName),
                plain("q", q),
                active(),
                cursor == null ? null : plain("cursor", cursor.text(0)),
                limit.andOneMore());
    }

    private @Nullable Boolean active() {
        return switch (state) {
            case null -> null;
            case "active" -> true;
            case "inactive" -> false;
            default -> throw refusal("state", "must be active or inactive");
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
