package platen.scim.protocol.api;

import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;

/**
 * Which part of a list is wanted (RFC 7644, 3.4.2.4).
 *
 * @param startIndex from 1
 */
public record PageRequest(long startIndex, int count) {

    public static PageRequest read(@Nullable String startIndex, @Nullable String count) {
        long wanted = number("count", count, ScimLimits.DEFAULT_PAGE);
        return new PageRequest(
                Math.max(1, number("startIndex", startIndex, 1)),
                Math.toIntExact(Math.clamp(wanted, 0, ScimLimits.PAGE)));
    }

    /** How many come before the page. */
    public long skip() {
        return startIndex - 1;
    }

    private static long number(String name, @Nullable String text, long unlessSaid) {
        if (text == null || text.isBlank()) {
            return unlessSaid;
        }
        if (!text.strip().matches("[+-]?\\d{1,18}")) {
            throw ScimRefusal.invalidValue(name, "must be a whole number");
        }
        return Long.parseLong(text.strip());
    }
}
