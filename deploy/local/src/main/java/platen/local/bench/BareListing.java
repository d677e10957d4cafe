package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import platen.local.Json;

/** The same list read by nothing but the JDK's HTTP client, one page after the other, each parsed into a tree and counted. */
final class BareListing {

    private static final String QUERY = "?customer=my_customer&projection=custom&customFieldMask=PaperCut&maxResults=";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String users;

    /** @param root ends with a slash */
    BareListing(String root) {
        this.users = root + BenchDirectory.USERS.substring(1) + QUERY + BenchDirectory.PAGE;
    }

    /** How long it took to see so many people. */
    Duration read(int people) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int seen = 0;
        String token = "";
        do {
            JsonNode page = page(token.isEmpty() ? users : users + "&pageToken=" + token);
            seen += page.path("users").size();
            token = page.path("nextPageToken").asText();
        } while (!token.isEmpty());
        if (seen != people) {
            throw new IllegalStateException("the bare client saw " + seen + " of " + people);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private JsonNode page(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the directory answered " + answer.statusCode());
        }
        return Json.parse(answer.body());
    }
}
