package platen.journeys;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Callers of one service who each ask again as soon as they have an answer, over connections that are kept, until the service
 * refuses to be connected to. What became of each request is remembered.
 */
final class CallerRound implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A request, and what it is remembered by. */
    record Call(String name, HttpRequest request) {

        /**
         * @param token empty for none
         */
        static Call post(String name, String url, String token, String body) {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return new Call(name, request.build());
        }
    }

    /** What a call came to. */
    record Answered(String name, int status, String body) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private volatile boolean turnedElsewhere;

    /**
     * @param calls the n-th call of all; made by any of the callers
     */
    static CallerRound of(int callers, IntFunction<Call> calls) {
        CallerRound round = new CallerRound();
        for (int caller = 0; caller < callers; caller++) {
            round.callers.execute(() -> round.callOn(calls));
        }
        return round;
    }

    private void callOn(IntFunction<Call> calls) {
        boolean connects = true;
        while (connects && !turnedElsewhere) {
            connects = call(calls.apply(numbers.getAndIncrement()));
        }
    }

    /** False when there is nobody any more to call. */
    private boolean call(Call call) {
        try {
            HttpResponse<String> answer = http.send(call.request(), BodyHandlers.ofString());
            answered.add(new Answered(call.name(), answer.statusCode(), answer.body()));
            return true;
        } catch (ConnectException nobody) {
            refused.add(call.name());
            return false;
        } catch (IOException lost) {
            unanswered.add(call.name() + ": " + lost);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a Service does that has heard of the end: no caller is led here any more. Returns when each has its last answer. */
    void turnElsewhere() {
        turnedElsewhere = true;
        callers.close();
    }

    List<Answered> answered() {
        return List.copyOf(answered);
    }

    /** Calls that were connected and got no whole answer. */
    List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    /** Calls that nobody took. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        turnedElsewhere = true;
        callers.shutdownNow();
        http.shutdownNow();
    }
}
