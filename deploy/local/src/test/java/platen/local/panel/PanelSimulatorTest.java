package platen.local.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import platen.local.DemoOrganisation;
import platen.local.http.LocalServer;

class PanelSimulatorTest {

    private final PanelSimulator simulator = new PanelSimulator(
            "http://127.0.0.1:8085",
            organisation -> organisation == DemoOrganisation.FIRST ? Optional.of("0b9f.secret") : Optional.empty());

    @Test
    void framesThePanelInItsSizeAndTapsCardsIntoIt() throws IOException, InterruptedException {
        String large = get("/").body();
        String small = get("/?size=480").body();

        assertThat(large)
                .contains("width=\"800\" height=\"480\"", "src=\"http://127.0.0.1:8085/panel/0b9f.secret\"")
                .contains("target=\"panel\" action=\"http://127.0.0.1:8085/panel/0b9f.secret\"")
                .contains("name=\"card\" value=\"04A1B2C3D4E580\"", "Tap card 4")
                .doesNotContain("<script");
        assertThat(small).contains("width=\"480\" height=\"272\"", "/panel/0b9f.secret/small\"");
    }

    @Test
    void waitsForTheDeviceToBePaired() throws IOException, InterruptedException {
        assertThat(get("/?organisation=second").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (LocalServer server = LocalServer.start(0, simulator.routes(), System.out);
                HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
