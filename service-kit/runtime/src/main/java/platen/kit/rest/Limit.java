package platen.kit.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many items a page may have: {@code @QueryParam("limit") @DefaultValue("50") Limit limit}. */
@Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
public record Limit(int value) {

    private static final int MOST = 200;

    public static Limit valueOf(String text) {
        if (text.matches("\\d{1,3}")) {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= MOST) {
                return new Limit(value);
            }
        }
        throw Problems.invalid(
                        List.of(Problem.Violation.ofParameter("limit", "must be a whole number from 1 to " + MOST)))
                .exception();
    }

    /** One more than a page holds: whether that row exists tells whether there is a next page. */
    public int andOneMore() {
        return value + 1;
    }
}
