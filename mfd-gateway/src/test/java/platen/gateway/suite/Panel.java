package platen.gateway.suite;

import java.util.Map;
import java.util.UUID;

/** A paired device, as its firmware would speak. */
record Panel(UUID id, String token) {

    Answer logIn(String type, String value) {
        return logIn(UUID.randomUUID().toString(), type, value);
    }

    Answer logIn(String attemptId, String type, String value) {
        return Http.send(
                "POST",
                "/v1/sessions",
                token,
                Map.of("attemptId", attemptId, "credential", Map.of("type", type, "value", value)));
    }

    Answer session(String sessionId) {
        return Http.send("GET", "/v1/sessions/" + sessionId, token, null);
    }

    Answer logOut(String sessionId) {
        return Http.send("DELETE", "/v1/sessions/" + sessionId, token, null);
    }

    Answer config() {
        return Http.send("GET", "/v1/devices/self/config", token, null);
    }

    Answer remind(String email) {
        return Http.send("POST", "/v1/reminders", token, Map.of("email", email));
    }
}
