package platen.kit.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a page starts: the sort keys of the last item before it. Callers get it from {@link Page#next} and send it back
 * as it is: {@code @QueryParam("cursor") @Nullable Cursor cursor}.
 */
@Schema(type = SchemaType.STRING, description = "The \"next\" of the page before.")
public record Cursor(List<String> keys) {

    private static final String SEPARATOR = "\u001f";

    /** What a cursor begins with, so that another form can be told from this one. */
    private static final String FORM = "1" + SEPARATOR;

    private static final int LONGEST = 1_024;

    public Cursor {
        keys = List.copyOf(keys);
    }

    /** After an item in order of creation. */
    public static Cursor of(Instant created, UUID id) {
        return of(created.toString(), id.toString());
    }

    /** After an item with these sort keys; none may hold the control character U+001F. */
    public static Cursor of(String... keys) {
        if (keys.length == 0 || Arrays.stream(keys).anyMatch(key -> key.contains(SEPARATOR))) {
            throw new IllegalArgumentException("Not usable as sort keys.");
        }
        return new Cursor(List.of(keys));
    }

    /** Reads what a caller sent. */
    public static Cursor valueOf(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw invalid();
        }
        try {
            String keys = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (!keys.startsWith(FORM)) {
                throw invalid();
            }
            return new Cursor(Arrays.asList(keys.substring(FORM.length()).split(SEPARATOR, -1)));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** The key at that place. */
    public String text(int place) {
        if (place >= keys.size()) {
            throw invalid();
        }
        return keys.get(place);
    }

    public Instant instant(int place) {
        try {
            return Instant.parse(text(place));
        } catch (DateTimeException e) {
            throw invalid();
        }
    }

    public UUID uuid(int place) {
        try {
            return UUID.fromString(text(place));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** What callers see. */
    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((FORM + String.join(SEPARATOR, keys)).getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException invalid() {
        return Problems.invalid(
                        List.of(Problem.Violation.ofParameter("cursor", "is not one this address has given out")))
                .exception();
    }
}
