package platen.kit.messaging;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the database is reached beside the pool, which does not listen: same address, same role, same authorities. */
@ApplicationScoped
class ListeningConnection {

    private final PgConnectOptions options;

    ListeningConnection(
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "quarkus.datasource.reactive.trust-certificate-pem.certs")
                    Optional<List<String>> authorities) {
        this.options = PgConnectOptions.fromUri(url).setUser(username).setPassword(password);
        if (options.getSslMode() == SslMode.VERIFY_FULL) {
            options.setHostnameVerificationAlgorithm("HTTPS");
        }
        authorities.ifPresent(files -> {
            PemTrustOptions trusted = new PemTrustOptions();
            files.forEach(trusted::addCertPath);
            options.setPemTrustOptions(trusted);
        });
    }

    PgConnectOptions options() {
        return new PgConnectOptions(options);
    }
}
