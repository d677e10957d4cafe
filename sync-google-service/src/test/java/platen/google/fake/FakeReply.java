package platen.google.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fake answers.
 *
 * @param cutOff whether the connection breaks before the promised end
 */
public record FakeReply(int status, byte[] body, Map<String, String> headers, boolean cutOff) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static FakeReply json(int status, Object body) {
        try {
            return new FakeReply(status, JSON.writeValueAsBytes(body), Map.of(), false);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static FakeReply text(int status, String body) {
        return new FakeReply(status, body.getBytes(StandardCharsets.UTF_8), Map.of(), false);
    }

    /** A page of people. */
    public static FakeReply page(List<FakeUser> users, @Nullable String nextPageToken) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "admin#directory#users");
        body.put("users", users.stream().map(user -> user.json("PaperCut")).toList());
        if (nextPageToken != null) {
            body.put("nextPageToken", nextPageToken);
        }
        return json(200, body);
    }

    /** In the shape of the Directory API's errors. */
    public static FakeReply error(int status, String reason) {
        return json(
                status,
                Map.of(
                        "error",
                        Map.of(
                                "code",
                                status,
                                "message",
                                "Said of ana.silva@school.example",
                                "errors",
                                List.of(Map.of("domain", "global", "reason", reason, "message", "m")))));
    }

    /** In the shape of the token endpoint's errors. */
    public static FakeReply oauthError(int status, String error) {
        return json(status, Map.of("error", error, "error_description", "Said of ana.silva@school.example"));
    }

    public FakeReply with(String header, String value) {
        return new FakeReply(status, body, Map.of(header, value), cutOff);
    }

    /** Promises the whole body and breaks the connection half-way. */
    public FakeReply brokenOff() {
        return new FakeReply(status, body, headers, true);
    }

    /** Half of the body, as if it were the whole. */
    public FakeReply truncated() {
        return new FakeReply(status, Arrays.copyOf(body, body.length / 2), headers, false);
    }
}
