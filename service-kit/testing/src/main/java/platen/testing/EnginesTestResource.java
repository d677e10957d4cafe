package platen.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the test environment before the service starts and closes it after; see {@link WithEngines}. */
public final class EnginesTestResource implements QuarkusTestResourceLifecycleManager {

    private final OidcWiremockTestResource issuer = new OidcWiremockTestResource();
    private @Nullable TestEnvironment environment;
    private @Nullable OwnIssuers ownIssuers;

    @Override
    public Map<String, String> start() {
        String module = String.valueOf(Path.of("").toAbsolutePath().getFileName());
        TestEnvironment opened = TestEnvironment.open(module);
        environment = opened;
        CurrentRun.is(opened);
        Map<String, String> settings = new HashMap<>(issuer.start());
        settings.put("quarkus.oidc.auth-server-url", settings.get("keycloak.url") + "/realms/quarkus");
        OwnIssuers own = new OwnIssuers();
        ownIssuers = own;
        settings.putAll(own.settings());
        settings.putAll(opened.settings());
        return settings;
    }

    @Override
    public void stop() {
        issuer.stop();
        if (ownIssuers != null) {
            ownIssuers.close();
        }
        if (environment != null) {
            environment.close();
        }
    }
}
