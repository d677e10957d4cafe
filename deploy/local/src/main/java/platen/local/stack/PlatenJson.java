package platen.local.stack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.Ports;
import platen.local.PrivateFile;
import platen.local.Service;
import platen.local.StackDirectory;
import platen.local.google.FakeGoogle;
import platen.local.oidc.Account;
import platen.local.oidc.Accounts;

/** Writes {@code platen.json}: where everything is, and how to get in. The first organisation stands at the top level. */
final class PlatenJson {

    private final StackDirectory directory;
    private final Ports ports;
    private final StackState state;
    private final Accounts accounts;
    private final Map<String, String> standIns;

    /** {@code standIns}: the directory and mail server that the services really use. */
    PlatenJson(
            StackDirectory directory, Ports ports, StackState state, Accounts accounts, Map<String, String> standIns) {
        this.directory = directory;
        this.ports = ports;
        this.state = state;
        this.accounts = accounts;
        this.standIns = standIns;
    }

    void write(String postgresUser, String postgresPassword) throws IOException {
        ObjectNode json = of(DemoOrganisation.FIRST);
        ObjectNode services = json.putObject("services");
        Service.all().forEach(service -> services.put(service.shortName(), ports.url(service)));
        ObjectNode management = json.putObject("management");
        Service.all().forEach(service -> management.put(service.shortName(), Ports.url(ports.management(service))));
        json.put("myCode", ports.myCode());
        json.put("simulator", Ports.url(ports.simulator()));
        json.putObject("mail")
                .put(
                        "smtp",
                        standIns.get(ServiceEnvironment.MAILER_HOST) + ":"
                                + standIns.get(ServiceEnvironment.MAILER_PORT))
                .put("inbox", Ports.url(ports.inbox()));
        json.put("kafka", "127.0.0.1:" + ports.kafka());
        json.putObject("postgres")
                .put("host", "127.0.0.1")
                .put("port", ports.postgres())
                .put("username", postgresUser)
                .put("password", postgresPassword);
        ArrayNode organisations = json.putArray("organisations");
        DemoOrganisation.all().forEach(organisation -> organisations.add(of(organisation)));
        PrivateFile.write(directory.platenJson(), Json.bytes(json));
    }

    private ObjectNode of(DemoOrganisation organisation) {
        String id = state.require(organisation, Bootstrap.ORGANISATION);
        ObjectNode json = Json.object();
        json.putObject("organisation").put("id", id).put("name", organisation.title());
        json.put("id", id).put("name", organisation.title());
        oidc(organisation, json);
        json.putObject("scim")
                .put("tenantUrl", ports.url(Service.SCIM) + "/scim/v2/" + id)
                .put("token", state.require(organisation, Bootstrap.SCIM_TOKEN));
        ObjectNode mfd = json.putObject("mfd")
                .put("url", ports.url(Service.MFD_GATEWAY))
                .put("deviceId", state.require(organisation, Bootstrap.DEVICE_ID))
                .put("deviceToken", state.require(organisation, Bootstrap.DEVICE_TOKEN));
        Optional<String> panel = state.get(organisation, Bootstrap.PANEL_SECRET);
        panel.ifPresent(secret -> mfd.put("panelUrl", ports.url(Service.MFD_GATEWAY) + "/panel/" + secret + "/"));
        json.putObject("google")
                .put("rootUrl", standIns.get(ServiceEnvironment.GOOGLE_ROOT))
                .put("tokenUrl", standIns.get(ServiceEnvironment.GOOGLE_TOKEN))
                .put("people", Ports.url(ports.google()) + "/_people")
                .put("customer", organisation.googleCustomer())
                .put("domain", organisation.domain())
                .put("delegatedAdmin", organisation.googleAdministrator())
                .put(
                        "serviceAccountKey",
                        FakeGoogle.keyFile(directory.root(), organisation).toString());
        return json;
    }

    private void oidc(DemoOrganisation organisation, ObjectNode json) {
        ObjectNode oidc = json.putObject("oidc").put("issuer", Ports.url(ports.oidc()));
        ArrayNode list = oidc.putArray("accounts");
        for (Account account : accounts.all()) {
            boolean operator = account.organisation() == null;
            if (account.organisation() == organisation || (operator && organisation == DemoOrganisation.FIRST)) {
                list.addObject()
                        .put("username", account.username())
                        .put("password", account.password())
                        .put("role", account.role())
                        .put("email", account.email())
                        .put("subject", account.subject())
                        .put("passwordGrant", account.passwordGrant().name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
