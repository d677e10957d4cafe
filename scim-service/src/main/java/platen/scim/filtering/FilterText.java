package platen.scim.filtering;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.ValueForm;

/** Filters as text: bounded before a recursive parser sees them, and freed of the forms clients use that RFC 7644 does not know. */
public final class FilterText {

    /** {@code ].value eq "x"}: a sub-attribute compared after a value filter. */
    private static final Pattern COMPARED_AFTER_BRACKET = Pattern.compile(
            "\\]\\.([A-Za-z$][\\w$-]*)\\s+(pr\\b|[A-Za-z]{2}\\s+(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[^\\s()\"]+))");

    private FilterText() {}

    /** Parses a filter. The parser's own messages speak of JSON and stay here. */
    public static Filter parse(String text) {
        check(text, ScimType.INVALID_FILTER);
        try {
            return Filter.fromString(normalised(text));
        } catch (BadRequestException | RuntimeException malformed) {
            throw ScimRefusal.of(ScimType.INVALID_FILTER, "The filter cannot be parsed.");
        }
    }

    /** Refuses what is too long or too deep, or has a bracket too many or too few. */
    public static void check(String text, ScimType refusal) {
        if (text.length() > ScimLimits.FILTER || !ValueForm.isStorable(text)) {
            throw ScimRefusal.of(refusal, "It is longer than " + ScimLimits.FILTER + " characters or holds U+0000.");
        }
        int depth = 0;
        for (int place = 0; place < text.length(); place++) {
            switch (text.charAt(place)) {
                case '"' -> place = endOfText(text, place);
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                default -> {}
            }
            if (depth < 0 || depth > ScimLimits.FILTER_DEPTH) {
                throw ScimRefusal.of(refusal, "Its brackets do not match, or are nested too deeply.");
            }
        }
        if (depth != 0) {
            throw ScimRefusal.of(refusal, "Its brackets do not match.");
        }
    }

    /** {@code emails[type eq "work"].value eq "x"} becomes {@code emails[(type eq "work") and value eq "x"]}: the same email has both. */
    static String normalised(String text) {
        StringBuilder normal = new StringBuilder(text.length() + 16);
        int opened = -1;
        for (int place = 0; place < text.length(); place++) {
            char sign = text.charAt(place);
            if (sign == '"') {
                int end = Math.min(endOfText(text, place), text.length() - 1);
                normal.append(text, place, end + 1);
                place = end;
                continue;
            }
            Matcher compared = sign == ']' ? comparedAt(text, place) : null;
            if (compared != null && opened >= 0) {
                normal.insert(opened, '(')
                        .append(") and ")
                        .append(compared.group(1))
                        .append(' ')
                        .append(compared.group(2))
                        .append(']');
                place = compared.end() - 1;
                continue;
            }
            normal.append(sign);
            if (sign == '[') {
                opened = normal.length();
            }
        }
        return normal.toString();
    }

    private static @Nullable Matcher comparedAt(String text, int place) {
        Matcher matcher = COMPARED_AFTER_BRACKET.matcher(text).region(place, text.length());
        return matcher.lookingAt() ? matcher : null;
    }

    /** Where the closing quote is; the text's end when there is none. */
    private static int endOfText(String text, int opening) {
        for (int place = opening + 1; place < text.length(); place++) {
            char sign = text.charAt(place);
            if (sign == '\\') {
                place++;
            } else if (sign == '"') {
                return place;
            }
        }
        return text.length();
    }
}
