package platen.google.fake;

import java.util.Map;

/**
 * A call the fake received.
 *
 * @param call token, users, user, schema, orgunits, watch or stop
 * @param parameters of the query or the form
 */
public record FakeRequest(String call, Map<String, String> parameters) {

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
