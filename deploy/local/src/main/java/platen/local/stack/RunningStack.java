package platen.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import platen.local.Json;
import platen.local.StackDirectory;

/** A stack whose launcher runs, seen from another command. */
final class RunningStack {

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunFile run;
    private final ProcessHandle launcher;

    private RunningStack(RunFile run, ProcessHandle launcher) {
        this.run = run;
        this.launcher = launcher;
    }

    static Optional<RunningStack> of(StackDirectory directory) throws IOException {
        Optional<RunFile> run = RunFile.read(directory.runJson());
        return run.flatMap(file -> file.launcher().map(launcher -> new RunningStack(file, launcher)));
    }

    RunFile file() {
        return run;
    }

    ProcessHandle launcher() {
        return launcher;
    }

    JsonNode status() throws IOException, InterruptedException {
        return Json.parse(send("GET", "/status", Duration.ofSeconds(20)).body());
    }

    void stop() throws IOException, InterruptedException {
        send("POST", "/stop", Duration.ofSeconds(5));
    }

    /** Empty when the part is ready again, else why it is not. */
    Optional<String> restart(String part) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send("POST", "/restart/" + part, Duration.ofMinutes(4));
        return answer.statusCode() == 204
                ? Optional.empty()
                : Optional.of(Json.parse(answer.body()).path("detail").asText());
    }

    private HttpResponse<byte[]> send(String method, String path, Duration patience)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(run.control() + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + run.token())
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }
}
