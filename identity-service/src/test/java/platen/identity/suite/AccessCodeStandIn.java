package platen.identity.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.Mock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import platen.identity.accesscode.AccessCodeServiceConfig;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Unsealer;
import platen.testing.TestKeys;

/**
 * In place of accesscode-service and of the OIDC provider that lets it be asked. It opens what it is sent with accesscode-service's keys:
 * a code of fewer than four characters is too short, {@code TAKEN} is somebody else's, and so is what {@link #holds} says.
 */
@Mock
@ApplicationScoped
class AccessCodeStandIn implements AccessCodeServiceConfig {

    private static final String TOKEN = "service-token";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Unsealer unsealer = new Unsealer(KeyMaterial.in(TestKeys.of("accesscode")));
    private final Set<UUID> away = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> codes = new ConcurrentHashMap<>();
    private final Map<String, UUID> holders = new ConcurrentHashMap<>();
    private final List<String> revealedFor = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @PostConstruct
    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> send(exchange, 200, "{\"token_endpoint\":\"" + url() + "/token\"}"));
        server.createContext(
                "/token", exchange -> send(exchange, 200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600}"));
        server.createContext("/api/v1/service/credential-validations", this::validate);
        server.createContext("/api/v1/service/reveals", this::reveal);
        server.start();
    }

    @PreDestroy
    void stop() {
        server.stop(0);
    }

    void isAway(UUID organisation) {
        away.add(organisation);
    }

    void isBack(UUID organisation) {
        away.remove(organisation);
    }

    void has(UUID user, String code) {
        codes.put(user, code);
    }

    /** That code or card is that person's. */
    void holds(UUID user, String value) {
        holders.put(value, user);
    }

    /** Who has asked for codes, and what for. */
    List<String> revealedFor() {
        return revealedFor;
    }

    /** What is in a box of an import's event. */
    String open(UUID organisation, JsonNode observation, String kind, JsonNode sealed) {
        return unsealer.openText(
                new Sealed(sealed.path("recipient").asText(), sealed.path("box").asText()),
                SealContext.directory(
                        organisation,
                        "import",
                        observation.path("externalId").asText(),
                        UUID.fromString(observation.path("observationId").asText()),
                        kind));
    }

    private void validate(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        UUID organisation = UUID.fromString(body.path("organisation").asText());
        if (!isLetIn(exchange, organisation)) {
            return;
        }
        ArrayNode items = JSON.createArrayNode();
        for (JsonNode item : body.path("items")) {
            ObjectNode observation = JSON.createObjectNode()
                    .put("externalId", item.path("ref").asText())
                    .put("observationId", item.path("observationId").asText());
            ObjectNode answer = items.addObject().put("ref", item.path("ref").asText());
            JsonNode code = item.path("accessCode").path("sealed");
            if (code.isObject()) {
                answer.set("accessCode", verdict(item, open(organisation, observation, "access-code", code)));
            }
            ArrayNode cards = answer.putArray("cards");
            item.path("cards").forEach(card -> cards.add(verdict(item, open(organisation, observation, "card", card))));
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.set("items", items);
        send(exchange, 200, answer.toString());
    }

    private ObjectNode verdict(JsonNode item, String value) {
        ObjectNode verdict = JSON.createObjectNode();
        UUID holder = holders.get(value);
        if (holder != null && !holder.toString().equals(item.path("userId").asText())) {
            return verdict.put("verdict", "taken").put("holderUserId", holder.toString());
        }
        return switch (value) {
            case String taken
            when taken.startsWith("TAKEN") ->
                verdict.put("verdict", "taken")
                        .put("holderUserId", UUID.randomUUID().toString());
            case String shortOne
            when shortOne.length() < 4 -> verdict.put("verdict", "refused").put("rule", "too-short");
            default -> verdict.put("verdict", "ok").put("closeNeighbours", value.equals("CLOSE1") ? 2 : 0);
        };
    }

    private void reveal(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        if (!isLetIn(exchange, UUID.fromString(body.path("organisation").asText()))) {
            return;
        }
        revealedFor.add(body.path("actor").asText() + " " + body.path("purpose").asText());
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode items = answer.putArray("items");
        answer.putArray("unknown");
        for (JsonNode user : body.path("users")) {
            String code = codes.get(UUID.fromString(user.asText()));
            ObjectNode item = items.addObject().put("userId", user.asText()).put("accessCode", code);
            item.put("codeWithheld", code == null);
            ArrayNode cards = item.putArray("cards");
            if (code != null) {
                cards.addObject().put("number", "04A1B2C3D4E5F6");
                cards.addObject().put("number", "04FFFFFFFFFFFF");
            }
        }
        send(exchange, 200, answer.toString());
    }

    private boolean isLetIn(HttpExchange exchange, UUID organisation) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{}");
            return false;
        }
        if (away.contains(organisation)) {
            send(exchange, 503, "{}");
            return false;
        }
        return true;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public Optional<String> authServerUrl() {
        return Optional.of(url());
    }

    @Override
    public Optional<String> clientId() {
        return Optional.of("platen-identity");
    }

    @Override
    public Optional<String> clientSecret() {
        return Optional.of("secret");
    }

    @Override
    public Optional<String> scope() {
        return Optional.empty();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }
}
