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

    /** Card and PIN in one. */
    Answer logInWithPin(String card, String pin) {
        return attempt(UUID.randomUUID().toString(), Map.of("type", "card_pin", "value", card, "pin", pin));
    }

    Answer logInWithCodeAndPin(String code, String pin) {
        return attempt(UUID.randomUUID().toString(), Map.of("type", "code", "value", code, "pin", pin));
    }

    /** The PIN after the card. */
    Answer goOn(String ticket, String pin) {
        return goOn(UUID.randomUUID().toString(), ticket, pin);
    }

    Answer goOn(String attemptId, String ticket, String pin) {
        return attempt(attemptId, Map.of("type", "card_pin", "ticket", ticket, "pin", pin));
    }

    Answer choosePin(String ticket, String code, String pin) {
        return choosePin(UUID.randomUUID().toString(), ticket, code, pin);
    }

    Answer choosePin(String attemptId, String ticket, String code, String pin) {
        return Http.send(
                "POST",
                "/v1/card-pins",
                token,
                Map.of("attemptId", attemptId, "ticket", ticket, "code", code, "pin", pin));
    }

    Answer logInByPassword(String username, String password) {
        return logInByPassword(UUID.randomUUID().toString(), username, password);
    }

    Answer logInByPassword(String attemptId, String username, String password) {
        return attempt(attemptId, Map.of("type", "password", "username", username, "value", password));
    }

    private Answer attempt(String attemptId, Map<String, String> credential) {
        return Http.send("POST", "/v1/sessions", token, Map.of("attemptId", attemptId, "credential", credential));
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

    Answer register(String ticket, String code) {
        return registration(Map.of(
                "attemptId",
                UUID.randomUUID().toString(),
                "ticket",
                ticket,
                "credential",
                Map.of("type", "code", "value", code)));
    }

    Answer registerByPassword(String ticket, String userName, String password) {
        return registration(Map.of(
                "attemptId",
                UUID.randomUUID().toString(),
                "ticket",
                ticket,
                "credential",
                Map.of("type", "password", "value", password, "username", userName)));
    }

    Answer registerByMail(String ticket, String userName) {
        return registration(Map.of(
                "attemptId", UUID.randomUUID().toString(), "ticket", ticket, "mailTo", Map.of("username", userName)));
    }

    Answer registration(Map<String, ?> request) {
        return Http.send("POST", "/v1/card-registrations", token, request);
    }
}
