package platen.kubernetes.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Variables of Quarkus, the Kafka client and the JVM that an installation sets; they understand many more. */
public final class QuarkusVariables {

    private static final Map<String, String> ALL = new LinkedHashMap<>();
    private static final Map<String, String> OF_MAIL = new LinkedHashMap<>();

    static {
        ALL.put(
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "**Required.** The issuer of tokens: audience `platen`, roles in `groups`, the organisation's id in `organisation`.");
        ALL.put("QUARKUS_OIDC_TOKEN_AUDIENCE", "The audience tokens must have, `platen` by default.");
        ALL.put("QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH", "The claim with the roles, `groups` by default.");
        ALL.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "`false` where a job of its own migrates the database.");
        ALL.put("QUARKUS_INIT_AND_EXIT", "`true`: migrate the database and end.");
        ALL.put("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "Connections of a replica to its database, 16 by default.");
        ALL.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "The database's address for migrations, where it is not `jdbc:` and `PLATEN_DB_URL`.");
        ALL.put(
                "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
                "`HTTPS`: the database's certificate has to be for its name.");
        ALL.put("QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM", "`true` if the next one is set.");
        ALL.put(
                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
                "File with the authority of the database's certificate.");
        ALL.put("QUARKUS_HTTP_PORT", "The port for callers, 8080 by default.");
        ALL.put("QUARKUS_MANAGEMENT_PORT", "The port for probes and metrics, 9000 by default.");
        ALL.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "`true` behind a proxy that says who called and how.");
        ALL.put("QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED", "`true` if it says so in `X-Forwarded-*`.");
        ALL.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "The addresses of proxies that are believed.");
        ALL.put("QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE", "The largest body that is taken.");
        ALL.put("QUARKUS_SHUTDOWN_TIMEOUT", "How long requests under way may take after SIGTERM, PT10S by default.");
        ALL.put(
                "QUARKUS_SHUTDOWN_DELAY",
                "How long a service that is told to stop still takes requests, PT2S by default.");
        ALL.put("QUARKUS_LOG_LEVEL", "The level of the log, INFO by default.");
        ALL.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "Where traces go.");
        ALL.put("QUARKUS_OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "Where traces go, if elsewhere than other signals.");
        ALL.put(
                "QUARKUS_OTEL_TRACES_SAMPLER_ARG",
                "How many of the traces that begin here are kept, from 0 to 1, by default all.");
        ALL.put("KAFKA_SECURITY_PROTOCOL", "`SASL_SSL`, `SSL` … where the brokers ask for it.");
        ALL.put("KAFKA_SASL_MECHANISM", "Such as `SCRAM-SHA-512`.");
        ALL.put("KAFKA_SASL_JAAS_CONFIG", "Name and password at the brokers.");
        ALL.put("KAFKA_SSL_TRUSTSTORE_TYPE", "`PEM` or `PKCS12`.");
        ALL.put("KAFKA_SSL_TRUSTSTORE_LOCATION", "File with the authority of the brokers' certificates.");
        ALL.put("KAFKA_SSL_TRUSTSTORE_PASSWORD", "Its password, if it has one.");
        ALL.put("KAFKA_SSL_KEYSTORE_TYPE", "`PEM` or `PKCS12`.");
        ALL.put("KAFKA_SSL_KEYSTORE_LOCATION", "File with the service's own certificate and key.");
        ALL.put("KAFKA_SSL_KEYSTORE_PASSWORD", "Its password.");
        ALL.put("JAVA_TOOL_OPTIONS", "Options of the JVM.");
        ALL.put("JDK_JAVA_OPTIONS", "Options of the `java` command.");

        OF_MAIL.put("QUARKUS_MAILER_HOST", "**Required.** The mail server.");
        OF_MAIL.put("QUARKUS_MAILER_PORT", "Its port.");
        OF_MAIL.put("QUARKUS_MAILER_USERNAME", "Name at the mail server, if it asks for one.");
        OF_MAIL.put("QUARKUS_MAILER_PASSWORD", "Its password.");
        OF_MAIL.put("QUARKUS_MAILER_START_TLS", "`REQUIRED`, `OPTIONAL` or `DISABLED`.");
        OF_MAIL.put("QUARKUS_MAILER_TLS", "Whether the connection begins with TLS.");
        OF_MAIL.put("QUARKUS_MAILER_LOGIN", "`REQUIRED`, `NONE` …");
        OF_MAIL.put("QUARKUS_MAILER_AUTH_METHODS", "Which ways of signing in are tried.");
    }

    private QuarkusVariables() {}

    static Map<String, String> ofAll() {
        return ALL;
    }

    static Map<String, String> ofMail() {
        return OF_MAIL;
    }

    /** Whether a service is known to understand a variable. */
    public static boolean understoodBy(String service, String variable) {
        return ALL.containsKey(variable) || (isMail(service) && OF_MAIL.containsKey(variable));
    }

    static Set<String> neededBy(String service) {
        return (isMail(service) ? List.of(ALL, OF_MAIL) : List.of(ALL))
                .stream()
                        .flatMap(variables -> variables.entrySet().stream())
                        .filter(it -> it.getValue().startsWith("**Required.**"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private static boolean isMail(String service) {
        return service.equals("notification");
    }
}
