package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import platen.engines.RepositoryRoot;

/** The document that administrators' clients are generated from, against those of the services. */
class AdministratorsApiTest {

    private static final Path FOLDER = RepositoryRoot.find().resolve("contracts/http");

    /** As with those of the services, {@code -Dplaten.openapi.update=true} writes it. */
    @Test
    void saysWhatTheServicesSay() throws IOException {
        String merged = AdministratorsApi.merged(FOLDER);
        if (Boolean.getBoolean("platen.openapi.update")) {
            Files.writeString(FOLDER.resolve(AdministratorsApi.FILE), merged);
        }

        assertThat(AdministratorsApi.committed(FOLDER)).isEqualTo(merged);
        assertThat(merged)
                .contains("/api/v1/users:", "/api/v1/devices:", "/api/v1/mails:")
                .doesNotContain("/v1/sessions");
    }
}
