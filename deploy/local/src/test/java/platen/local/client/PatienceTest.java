package platen.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(Duration.ofMillis(300));

    @Test
    void asksAgainWhileTheServiceIsAway() throws Exception {
        Deque<Exception> troubles =
                new ArrayDeque<>(List.of(new ConnectException("refused"), new Patience.NotYet("starting")));

        String answer = patience.until("an answer", () -> {
            if (!troubles.isEmpty()) {
                throwIt(troubles.pop());
            }
            return "here";
        });

        assertThat(answer).isEqualTo("here");
    }

    @Test
    void saysWhatItWaitedForAndWhatItSawLast() {
        assertThatThrownBy(() -> patience.until("a mail", () -> {
                    throw new Patience.NotYet("0 mails");
                }))
                .isInstanceOf(Patience.RanOut.class)
                .hasMessageContaining("a mail")
                .hasMessageContaining("0 mails");
    }

    @Test
    void takesARefusalForFinalButAMissingThingForLate() {
        assertThatThrownBy(() -> patience.until("x", () -> answered(403).orThrow()))
                .isInstanceOf(Answer.Refused.class);
        assertThatThrownBy(() -> patience.until("x", () -> answered(404).orThrow()))
                .isInstanceOf(Patience.RanOut.class);
        assertThatThrownBy(() -> patience.until("x", () -> answered(503).orThrow()))
                .isInstanceOf(Patience.RanOut.class);
    }

    @Test
    void quotesTheProblemOfARefusal() {
        assertThatThrownBy(() -> answered(403).orThrow()).hasMessage("GET /x answered 403 Forbidden You may not");
    }

    private static Answer answered(int status) {
        byte[] problem = "{\"title\": \"Forbidden\", \"detail\": \"You may not\"}".getBytes(StandardCharsets.UTF_8);
        return new Answer("GET /x", status, HttpHeaders.of(Map.of(), (name, value) -> true), problem);
    }

    private static void throwIt(Exception trouble) throws IOException, Patience.NotYet {
        switch (trouble) {
            case IOException io -> throw io;
            case Patience.NotYet notYet -> throw notYet;
            default -> throw new IllegalStateException(trouble);
        }
    }
}
