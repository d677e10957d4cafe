package platen.local.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import platen.local.Json;
import platen.local.http.Reply;
import platen.local.http.Request;

/** Pushes: users.watch, channels.stop, and what they lead to. In memory; after a restart nobody is told any more, as may happen with Google. */
final class Channels {

    private static final String SCOPE = "admin.directory.user";
    private static final Set<String> EVENTS = Set.of("add", "delete", "makeAdmin", "undelete", "update");
    private static final Duration LIFETIME = Duration.ofHours(6);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Channel(
            String id, String resource, Workspace workspace, String event, URI address, String token, Instant end) {}

    private final AccessTokens tokens;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Channel> open = new ConcurrentHashMap<>();
    private final AtomicLong messages = new AtomicLong();

    /** How often each push is delivered. */
    private volatile int copies = 1;

    Channels(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    Reply watch(Request request) {
        Workspace workspace = tokens.authorise(request, SCOPE);
        DirectoryApi.requireOwn(workspace, request.parameter("customer").orElse(""));
        String event = request.parameter("event").orElse("");
        JsonNode body = request.json();
        String id = body.path("id").asText();
        if (!EVENTS.contains(event)
                || !body.path("type").asText().equals("web_hook")
                || !id.matches("[A-Za-z0-9_+/=-]{1,64}")) {
            throw GoogleError.badRequest();
        }
        Channel channel = new Channel(
                id,
                UUID.randomUUID().toString(),
                workspace,
                event,
                URI.create(body.path("address").asText()),
                body.path("token").asText(),
                clock.instant().plus(LIFETIME));
        if (open.putIfAbsent(id, channel) != null) {
            throw GoogleError.invalid("Channel id not unique");
        }
        push(channel, "sync", null);
        return Reply.json(
                200,
                Json.object()
                        .put("kind", "api#channel")
                        .put("id", id)
                        .put("resourceId", channel.resource())
                        .put("resourceUri", "https://admin.googleapis.com/admin/directory/v1/users?event=" + event)
                        .put("expiration", Long.toString(channel.end().toEpochMilli())));
    }

    Reply stop(Request request) {
        tokens.authorise(request, SCOPE);
        JsonNode body = request.json();
        Channel channel = open.get(body.path("id").asText());
        if (channel == null
                || !channel.resource().equals(body.path("resourceId").asText())) {
            throw GoogleError.notFound("channel");
        }
        open.remove(channel.id());
        return Reply.empty(204);
    }

    /** Not part of Google's API: {@code {"copies": 0}} loses pushes from now on, 2 doubles them. */
    Reply misbehave(Request request) {
        copies = request.json().path("copies").asInt(1);
        return Reply.empty(204);
    }

    /** @param before null for somebody new */
    void changed(Workspace workspace, @Nullable GoogleUser before, GoogleUser after) {
        if (after.equals(before)) {
            return;
        }
        String event = event(before, after);
        Instant now = clock.instant();
        open.values().removeIf(channel -> !channel.end().isAfter(now));
        open.values().stream()
                .filter(channel ->
                        channel.workspace() == workspace && channel.event().equals(event))
                .forEach(channel -> {
                    for (int copy = 0; copy < copies; copy++) {
                        push(channel, event, after);
                    }
                });
    }

    private static String event(@Nullable GoogleUser before, GoogleUser after) {
        return Optional.ofNullable(before)
                .map(known -> known.deleted() == after.deleted() ? "update" : after.deleted() ? "delete" : "undelete")
                .orElse("add");
    }

    /** Nobody waits for it, and nobody minds when it does not arrive. */
    private void push(Channel channel, String state, @Nullable GoogleUser user) {
        HttpRequest.Builder request = HttpRequest.newBuilder(channel.address())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Goog-Channel-ID", channel.id())
                .header("X-Goog-Channel-Token", channel.token())
                .header("X-Goog-Channel-Expiration", channel.end().toString())
                .header("X-Goog-Resource-ID", channel.resource())
                .header("X-Goog-Resource-State", state)
                .header("X-Goog-Message-Number", Long.toString(messages.incrementAndGet()));
        var unused = http.sendAsync(
                request.POST(BodyPublishers.ofByteArray(user == null ? new byte[0] : body(user)))
                        .build(),
                BodyHandlers.discarding());
    }

    private static byte[] body(GoogleUser user) {
        ObjectNode body = Json.object()
                .put("kind", "admin#directory#user")
                .put("id", user.id())
                .put("etag", UserJson.etag(user))
                .put("primaryEmail", user.primaryEmail());
        return Json.bytes(body);
    }
}
