package platen.scim.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * If-Match or If-None-Match, which is honoured and never demanded. Versions are weak tags here (RFC 7644, 3.14), so they are compared weakly.
 *
 * @param header empty when the client does not care
 */
public record VersionCondition(Optional<String> header) {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    public static VersionCondition of(@Nullable String header) {
        return new VersionCondition(Optional.ofNullable(header).map(String::strip));
    }

    /** Refuses (412) when the version is none of those named. */
    public void check(long current) {
        if (header.isPresent() && !names(current)) {
            throw ScimRefusal.versionChanged();
        }
    }

    /** Whether the version is one of those named, or any is. */
    public boolean names(long current) {
        return header.isPresent() && (header.get().equals("*") || names(header.get(), current));
    }

    private static boolean names(String tags, long current) {
        Matcher tag = TAG.matcher(tags);
        while (tag.find()) {
            if (tag.group(1).equals(Long.toString(current))) {
                return true;
            }
        }
        return false;
    }
}
