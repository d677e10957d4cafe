package platen.notification.mailing.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.notification.template.domain.Fact;

/** Body of {@code run-held}, as far as it matters here. */
record RunHeld(String source, UUID runId, @Nullable String noticeAddress, int people, Held held) {

    /** Changes that wait, by class. */
    record Held(int removals, int disables, int codeClears, int cardClears, int emailChanges) {}

    /** What waits, and in which run. */
    List<Fact> facts() {
        return Stream.concat(
                        Stream.of(
                                        Map.entry("removals", held.removals()),
                                        Map.entry("disables", held.disables()),
                                        Map.entry("code-clears", held.codeClears()),
                                        Map.entry("card-clears", held.cardClears()),
                                        Map.entry("email-changes", held.emailChanges()))
                                .filter(each -> each.getValue() > 0)
                                .map(each -> Fact.of(each.getKey(), each.getValue())),
                        Stream.of(Fact.of(people == 1 ? "held-person" : "held-people", people, runId)))
                .toList();
    }

    /** An address is personal data. */
    @Override
    public String toString() {
        return "RunHeld[" + source + "]";
    }
}
