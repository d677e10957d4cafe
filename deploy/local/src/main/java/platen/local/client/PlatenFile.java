package platen.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import platen.local.Json;
import platen.local.Service;
import platen.local.StackDirectory;

/** {@code platen.json} of a running stack, read. */
public final class PlatenFile {

    private final JsonNode json;
    private final SignIn signIn;

    private PlatenFile(JsonNode json) {
        this.json = json;
        this.signIn = new SignIn(json.at("/oidc/issuer").asText(), Clock.systemUTC());
    }

    /** Empty when the stack is not ready. */
    public static Optional<PlatenFile> read(StackDirectory directory) throws IOException {
        return Files.exists(directory.platenJson())
                ? Optional.of(new PlatenFile(Json.parse(Files.readAllBytes(directory.platenJson()))))
                : Optional.empty();
    }

    /** The value at a JSON pointer. */
    public String text(String pointer) {
        JsonNode value = json.at(pointer);
        if (value.isMissingNode()) {
            throw new IllegalStateException("platen.json has no " + pointer);
        }
        return value.asText();
    }

    public String url(Service service) {
        return text("/services/" + service.shortName());
    }

    /** An access token of an account of either organisation; empty when no account has that name. */
    public Optional<String> token(String username) {
        for (JsonNode organisation : json.path("organisations")) {
            for (JsonNode account : organisation.at("/oidc/accounts")) {
                if (account.path("username").asText().equals(username)) {
                    return Optional.of(
                            signIn.password(username, account.path("password").asText()));
                }
            }
        }
        return Optional.empty();
    }

    /** A service as an account sees it. */
    public Api as(String username, Service service) {
        return new Api(
                url(service),
                () -> token(username).orElseThrow(() -> new IllegalStateException("no account is called " + username)));
    }

    /** A service as another service sees it. */
    public Api asService(String clientId, String secret, Service service) {
        return new Api(url(service), () -> signIn.client(clientId, secret));
    }

    /** Something that takes a fixed token, or none: a device, a SCIM client, a stand-in. */
    public Api with(String token, String root) {
        return new Api(root, () -> token);
    }
}
