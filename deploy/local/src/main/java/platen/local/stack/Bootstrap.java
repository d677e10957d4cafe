package platen.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.Ports;
import platen.local.Secrets;
import platen.local.Service;
import platen.local.client.Answer;
import platen.local.client.Api;
import platen.local.client.Patience;
import platen.local.client.SignIn;
import platen.local.oidc.Account;
import platen.local.oidc.Accounts;

/**
 * Puts the demo organisations into the services by their public APIs: organisation, SCIM token, paired device. What
 * state.json has already is left alone, so a start that broke off goes on where it was.
 */
final class Bootstrap {

    static final String ORGANISATION = "organisation";
    static final String SCIM_TOKEN = "scimToken";
    static final String DEVICE_ID = "deviceId";
    static final String DEVICE_TOKEN = "deviceToken";
    static final String PANEL_SECRET = "panelSecret";
    private static final String GUESS_BUDGET = "guessBudget";

    /** A new organisation reaches the other services as an event. */
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60));

    private final Ports ports;
    private final StackState state;
    private final Secrets secrets;
    private final Accounts accounts;
    private final SignIn signIn;

    Bootstrap(Ports ports, StackState state, Secrets secrets, Accounts accounts) {
        this.ports = ports;
        this.state = state;
        this.secrets = secrets;
        this.accounts = accounts;
        this.signIn = new SignIn(Ports.url(ports.oidc()), Clock.systemUTC());
    }

    /** From the first request on, tokens name the organisations that are known. */
    void bindKnownOrganisations() {
        for (DemoOrganisation organisation : DemoOrganisation.all()) {
            state.get(organisation, ORGANISATION).ifPresent(id -> accounts.bind(organisation, id));
        }
    }

    void run() throws IOException, InterruptedException {
        for (DemoOrganisation organisation : DemoOrganisation.all()) {
            if (state.get(organisation, ORGANISATION).isEmpty()) {
                createOrganisation(organisation);
            }
        }
        for (DemoOrganisation organisation : DemoOrganisation.all()) {
            if (state.get(organisation, SCIM_TOKEN).isEmpty()) {
                issueScimToken(organisation);
            }
            if (state.get(organisation, DEVICE_TOKEN).isEmpty()) {
                pairDevice(organisation);
            }
            if (state.get(organisation, GUESS_BUDGET).isEmpty()) {
                widenGuessBudget(organisation);
            }
        }
    }

    private void createOrganisation(DemoOrganisation organisation) throws IOException, InterruptedException {
        ObjectNode body = Json.object()
                .put("name", organisation.title())
                .put("locale", "en")
                .put("invitation", "classic")
                .put("noticeAddress", "it@" + organisation.domain());
        Answer created = PATIENCE.until(
                "identity to create " + organisation.title(),
                () -> as("operator", Service.IDENTITY)
                        .post("/api/v1/organisations", body, once("organisation." + organisation.key()))
                        .orThrow());
        String id = created.json().path("id").asText();
        state.put(organisation, ORGANISATION, id);
        accounts.bind(organisation, id);
        signIn.forget();
    }

    private void issueScimToken(DemoOrganisation organisation) throws IOException, InterruptedException {
        ObjectNode body = Json.object().put("name", "Local stack");
        Answer created = PATIENCE.until(
                "scim to know " + organisation.title(),
                () -> as(organisation.administrator(), Service.SCIM)
                        .post("/api/v1/scim/tokens", body, once("scim." + organisation.key()))
                        .orThrow());
        state.put(organisation, SCIM_TOKEN, required(created, "token"));
    }

    private void pairDevice(DemoOrganisation organisation) throws IOException, InterruptedException {
        ObjectNode device = Json.object()
                .put("serial", "LOCAL-" + organisation.key())
                .put("model", "Simulator")
                .put("vendor", "Platen");
        JsonNode pairing = PATIENCE.until(
                        "mfd-gateway to begin a pairing",
                        () -> unknown(Service.MFD_GATEWAY)
                                .post("/v1/devices/pairings", device)
                                .orThrow())
                .json();
        ObjectNode approval = Json.object()
                .put("pairingCode", pairing.path("pairingCode").asText())
                .put("name", organisation.title() + " MFD");
        String key = "device." + pairing.path("pairingId").asText();
        Answer approved = PATIENCE.until(
                "mfd-gateway to know " + organisation.title(),
                () -> as(organisation.administrator(), Service.MFD_GATEWAY)
                        .post("/api/v1/devices", approval, Map.of("Idempotency-Key", key))
                        .orThrow());
        if (!approved.ok()) {
            throw new IllegalStateException(approved.toString());
        }
        ObjectNode proof =
                Json.object().put("pairingSecret", pairing.path("pairingSecret").asText());
        Answer token = PATIENCE.until("the device's token", () -> claimed(pairing, proof));
        state.put(organisation, DEVICE_ID, required(token, "deviceId"));
        Optional<String> panel =
                Optional.of(token.json().path("panelSecret").asText()).filter(text -> !text.isEmpty());
        if (panel.isPresent()) {
            state.put(organisation, PANEL_SECRET, panel.get());
        }
        state.put(organisation, DEVICE_TOKEN, required(token, "deviceToken"));
    }

    /** The demo and the benchmarks try codes before they work, by the hundred, which a gateway takes for guessing. */
    private void widenGuessBudget(DemoOrganisation organisation) throws IOException, InterruptedException {
        int wide = 100_000;
        Api gateway = as(organisation.administrator(), Service.MFD_GATEWAY);
        PATIENCE.until("mfd-gateway to take settings", () -> {
            Answer now = gateway.get("/api/v1/device-settings").orThrow();
            ObjectNode settings = now.json().deepCopy();
            settings.putObject("budget")
                    .put("perMinute", wide)
                    .put("perDay", wide)
                    .put("sitePerMinute", wide)
                    .put("sitePerDay", wide);
            return gateway.put("/api/v1/device-settings", settings, Map.of("If-Match", now.header("ETag")))
                    .orThrow();
        });
        state.put(organisation, GUESS_BUDGET, Integer.toString(wide));
    }

    private Answer claimed(JsonNode pairing, ObjectNode proof)
            throws IOException, InterruptedException, Patience.NotYet {
        Answer answer = unknown(Service.MFD_GATEWAY)
                .post("/v1/devices/pairings/" + pairing.path("pairingId").asText() + "/token", proof)
                .orThrow();
        if (!answer.json().has("deviceToken")) {
            throw new Patience.NotYet(answer + " without a token");
        }
        return answer;
    }

    private Map<String, String> once(String what) {
        return Map.of("Idempotency-Key", secrets.get("idempotency." + what));
    }

    private static String required(Answer answer, String field) {
        String value = answer.json().path(field).asText();
        if (value.isEmpty()) {
            throw new IllegalStateException(answer + " without " + field);
        }
        return value;
    }

    private Api as(String username, Service service) {
        Account account = accounts.named(username).orElseThrow();
        return new Api(ports.url(service), () -> signIn.password(username, account.password()));
    }

    private Api unknown(Service service) {
        return new Api(ports.url(service), () -> "");
    }
}
