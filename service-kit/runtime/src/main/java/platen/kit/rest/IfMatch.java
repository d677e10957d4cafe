package platen.kit.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The versions a caller would overwrite (RFC 9110, 13.1.1): {@code @HeaderParam("If-Match") IfMatch ifMatch} on a method
 * with {@link RequiresIfMatch}. Weak tags are read and match nothing, as the RFC has it.
 *
 * @param any {@code *}: whatever is there
 */
@Schema(type = SchemaType.STRING, description = "ETag of the version to be changed.", examples = "\"3\"")
public record IfMatch(boolean any, Set<Long> versions) {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([!#-~\\x80-\\xff]*)\"\\s*(,|$)");

    public IfMatch {
        versions = Set.copyOf(versions);
    }

    /** 428 when the header is missing, 400 when malformed. */
    public static IfMatch require(HttpHeaders headers) {
        return parse(headers.getHeaderString(HttpHeaders.IF_MATCH));
    }

    public static IfMatch valueOf(String header) {
        return parse(header);
    }

    static IfMatch parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problems.preconditionRequired().exception();
        }
        if (header.strip().equals("*")) {
            return new IfMatch(true, Set.of());
        }
        Set<Long> versions = new HashSet<>();
        Matcher tag = TAG.matcher(header);
        int end = 0;
        while (end < header.length()) {
            if (!tag.find(end) || tag.start() != end) {
                throw Problems.badRequest("If-Match is not a list of ETags.").exception();
            }
            end = tag.end();
            if (tag.group(1) == null && tag.group(2).matches("\\d{1,18}")) {
                versions.add(Long.parseLong(tag.group(2)));
            }
        }
        return new IfMatch(false, versions);
    }

    public boolean matches(long current) {
        return any || versions.contains(current);
    }

    /** 412 when the caller has seen another version. */
    public void check(long current) {
        if (!matches(current)) {
            throw Problems.preconditionFailed().exception();
        }
    }
}
