package platen.notification.mailing.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Body of {@code run-held}, as far as it matters here. */
record RunHeld(String source, UUID runId, @Nullable String noticeAddress, int people, Held held) {

    /** Changes that wait, by class. */
    record Held(int removals, int disables, int codeClears, int cardClears, int emailChanges) {}

    /** What waits, in lines, and which run it is. */
    List<String> words() {
        return Stream.concat(
                        Stream.of(
                                        Map.entry("removed", held.removals()),
                                        Map.entry("disabled", held.disables()),
                                        Map.entry("left without their access code", held.codeClears()),
                                        Map.entry("left without their card", held.cardClears()),
                                        Map.entry("given another email address", held.emailChanges()))
                                .filter(each -> each.getValue() > 0)
                                .map(each -> each.getValue() + " to be " + each.getKey()),
                        Stream.of("in all " + people + (people == 1 ? " person" : " people") + ", in run " + runId))
                .toList();
    }

    /** An address is personal data. */
    @Override
    public String toString() {
        return "RunHeld[" + source + "]";
    }
}
