package platen.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private final Routes routes = new Routes()
            .on("GET", "/users/{id}", request -> Reply.text(200, request.variable("id")))
            .on("DELETE", "/users/{id}", request -> Reply.empty(204))
            .on("POST", "/users", request -> {
                throw new IllegalArgumentException("no name");
            });

    @Test
    void givesTheHandlerTheDecodedPathValue() throws IOException {
        Reply reply = call("GET", "/users/ana%40demo.example+x");

        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("ana@demo.example+x");
    }

    @Test
    void tellsAnUnknownPathFromAnUnknownMethod() throws IOException {
        assertThat(call("GET", "/people").status()).isEqualTo(404);
        assertThat(call("PUT", "/users/1").status()).isEqualTo(405);
    }

    @Test
    void answers400ToBadInput() throws IOException {
        assertThat(call("POST", "/users").status()).isEqualTo(400);
    }

    @Test
    void readsQueryFormAndCookies() {
        Headers headers = new Headers();
        headers.add("Cookie", "a=1; sso=x%20y");
        Request request = new Request(
                "GET",
                URI.create("/x?to=a%2Bb&to=c&empty="),
                headers,
                "p=1+2".getBytes(StandardCharsets.UTF_8),
                Map.of());

        assertThat(request.parameter("to")).contains("a+b");
        assertThat(request.parameter("empty")).isEmpty();
        assertThat(request.form()).containsEntry("p", "1 2");
        assertThat(request.cookie("sso")).contains("x y");
    }

    private Reply call(String method, String path) throws IOException {
        Routes.Match match = routes.find(method, path);
        return Routes.guarded(match.handler())
                .handle(new Request(method, URI.create(path), new Headers(), new byte[0], match.variables()));
    }
}
