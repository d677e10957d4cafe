package platen.local.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import platen.local.Ports;
import platen.local.Secrets;
import platen.local.Service;
import platen.local.StackDirectory;
import platen.local.oidc.Clients;

/** The environment of each service: what Kubernetes would set. */
final class ServiceEnvironment {

    static final String MY_CODE_SECRET = "client.my-code";
    static final String CARD_LINKS_SECRET = "client.card-links";
    static final String GOOGLE_ROOT = "PLATEN_GOOGLE_ROOT_URL";
    static final String GOOGLE_TOKEN = "PLATEN_GOOGLE_TOKEN_URL";
    static final String GOOGLE_PUSH = "PLATEN_GOOGLE_PUSH_URL";
    static final String MAILER_HOST = "QUARKUS_MAILER_HOST";
    static final String MAILER_PORT = "QUARKUS_MAILER_PORT";

    private static final String HTTP_PORT = "QUARKUS_HTTP_PORT";
    private static final String MANAGEMENT_PORT = "QUARKUS_MANAGEMENT_PORT";

    private final StackDirectory directory;
    private final Ports ports;
    private final Secrets secrets;
    private final Map<String, String> outside;

    /** {@code outside} is the launcher's own environment: another directory or mail server set there is passed on. */
    ServiceEnvironment(StackDirectory directory, Ports ports, Secrets secrets, Map<String, String> outside) {
        this.directory = directory;
        this.ports = ports;
        this.secrets = secrets;
        this.outside = outside;
    }

    Map<String, String> of(Service service) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put(HTTP_PORT, String.valueOf(ports.of(service)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put(MANAGEMENT_PORT, String.valueOf(ports.management(service)));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put(
                "PLATEN_KEYS", directory.keys().resolve(service.shortName()).toString());
        environment.put("PLATEN_SWAGGER_UI", "true");
        // Somebody who kills a service to see what happens should not wait long for its partitions.
        environment.put("PLATEN_KAFKA_SESSION_TIMEOUT_MS", "6000");
        // And nobody is there to be led to another replica.
        environment.put("QUARKUS_SHUTDOWN_DELAY", "PT0S");
        environment.put("PLATEN_SCIM_PUBLIC_URL", ports.url(Service.SCIM));
        database(service, environment);
        signIn(service, environment);
        if (service == Service.ACCESSCODE) {
            environment.put("PLATEN_MY_CODE_ENABLED", "true");
            environment.put("PLATEN_MY_CODE_CLIENT_ID", Clients.MY_CODE);
            environment.put("PLATEN_MY_CODE_CLIENT_SECRET", secrets.get(MY_CODE_SECRET));
            environment.put("PLATEN_MY_CODE_HTTPS", "false");
        }
        if (service == Service.MFD_GATEWAY) {
            environment.put("PLATEN_CARD_LINKS_ENABLED", "true");
            environment.put("PLATEN_CARD_LINKS_URL", ports.url(Service.MFD_GATEWAY));
            environment.put("PLATEN_CARD_LINKS_CLIENT_ID", Clients.CARD_LINKS);
            environment.put("PLATEN_CARD_LINKS_CLIENT_SECRET", secrets.get(CARD_LINKS_SECRET));
            environment.put("PLATEN_CARD_LINKS_HTTPS", "false");
            environment.put("PLATEN_GATEWAY_PANEL_FRAMED_BY", Ports.url(ports.simulator()));
        }
        Service.all().forEach(other -> environment.put("PLATEN_" + other.variable() + "_URL", ports.url(other)));
        environment.putAll(standIns());
        if (!isSetOutside(GOOGLE_ROOT) && service == Service.SYNC_GOOGLE) {
            pass(environment, GOOGLE_PUSH, ports.url(Service.SYNC_GOOGLE) + "/google/push");
        }
        // Here all devices have one address.
        environment.put("PLATEN_GATEWAY_PAIRING_PER_ADDRESS", "1000");
        // And its identity provider speaks plain http.
        environment.put("PLATEN_GATEWAY_SETTINGS_PLAIN_TOKEN_URL", "true");
        return environment;
    }

    /** The same but for the ports. */
    Map<String, String> ofReplica(Service service) {
        Map<String, String> environment = of(service);
        environment.put(HTTP_PORT, String.valueOf(ports.replica()));
        environment.put(MANAGEMENT_PORT, String.valueOf(ports.replicaManagement()));
        return environment;
    }

    /** Directory and mail server as the services see them: the stand-ins, or what is set outside. */
    Map<String, String> standIns() {
        Map<String, String> standIns = new LinkedHashMap<>();
        pass(standIns, GOOGLE_ROOT, Ports.url(ports.google()) + "/");
        pass(standIns, GOOGLE_TOKEN, Ports.url(ports.google()) + "/token");
        pass(standIns, MAILER_HOST, "127.0.0.1");
        pass(standIns, MAILER_PORT, String.valueOf(ports.smtp()));
        return standIns;
    }

    private void pass(Map<String, String> environment, String name, String standIn) {
        environment.put(name, isSetOutside(name) ? String.valueOf(outside.get(name)) : standIn);
    }

    private boolean isSetOutside(String name) {
        String set = outside.get(name);
        return set != null && !set.isBlank();
    }

    private void database(Service service, Map<String, String> environment) {
        environment.put("PLATEN_DB_URL", "postgresql://127.0.0.1:" + ports.postgres() + "/" + service.database());
        environment.put("PLATEN_DB_USERNAME", service.database());
        environment.put("PLATEN_DB_PASSWORD", PostgresPart.applicationPassword(secrets, service));
        environment.put("PLATEN_DB_MIGRATION_USERNAME", service.database() + "_owner");
        environment.put("PLATEN_DB_MIGRATION_PASSWORD", PostgresPart.ownerPassword(secrets, service));
    }

    private void signIn(Service service, Map<String, String> environment) {
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", Ports.url(ports.oidc()));
        environment.put("PLATEN_OIDC_CLIENT_ID", service.clientId());
        environment.put("PLATEN_OIDC_CLIENT_SECRET", secrets.client(service));
    }
}
