package platen.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import platen.local.Json;
import platen.local.RandomText;

/** A multi-function device paired for one purpose, say a demo: it tries codes and cards at the gateway. */
public final class Device {

    private final Api gateway;

    private Device(Api gateway) {
        this.gateway = gateway;
    }

    /** Pairs a new device as its maker and an administrator do it together. */
    public static Device pair(Api anonymous, Api administrator, String name) throws IOException, InterruptedException {
        ObjectNode description = Json.object()
                .put("serial", "SIM-" + RandomText.letters(8))
                .put("model", "Simulator")
                .put("vendor", "Platen");
        JsonNode pairing =
                anonymous.post("/v1/devices/pairings", description).orThrow().json();
        ObjectNode approval = Json.object()
                .put("pairingCode", pairing.path("pairingCode").asText())
                .put("name", name);
        administrator
                .post(
                        "/api/v1/devices",
                        approval,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .orThrow();
        ObjectNode proof =
                Json.object().put("pairingSecret", pairing.path("pairingSecret").asText());
        String path = "/v1/devices/pairings/" + pairing.path("pairingId").asText() + "/token";
        String token =
                anonymous.post(path, proof).orThrow().json().path("deviceToken").asText();
        return new Device(new Api(anonymous.root(), () -> token));
    }

    /** The bearer token it got when it was paired. */
    String token() {
        return gateway.token().get();
    }

    /** The answer of {@code POST /v1/sessions} to a code or a card, each time a new attempt. */
    public Answer tryIn(String type, String value) throws IOException, InterruptedException {
        ObjectNode attempt = Json.object().put("attemptId", UUID.randomUUID().toString());
        attempt.putObject("credential").put("type", type).put("value", value);
        return gateway.post("/v1/sessions", attempt);
    }

    /** The answer of {@code POST /v1/card-registrations}: whose code it is makes the card theirs. */
    Answer register(String ticket, String code) throws IOException, InterruptedException {
        ObjectNode registration =
                Json.object().put("attemptId", UUID.randomUUID().toString()).put("ticket", ticket);
        registration.putObject("credential").put("type", "code").put("value", code);
        return gateway.post("/v1/card-registrations", registration);
    }

    /** What its panel's "forgotten your access code?" does. The answer is the same whoever asks. */
    public void remind(String email) throws IOException, InterruptedException {
        gateway.post("/v1/reminders", Json.object().put("email", email)).orThrow();
    }

    public void logOut(String sessionId) throws IOException, InterruptedException {
        gateway.delete("/v1/sessions/" + sessionId);
    }
}
