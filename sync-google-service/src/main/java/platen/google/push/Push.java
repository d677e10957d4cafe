package platen.google.push;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says Google has to say.
 *
 * @param channel id of the channel; ours, if it is Google that speaks
 * @param state {@code sync} is the greeting of a new channel, anything else a change
 * @param resource Google's id of what the channel watches
 * @param person Google's id of whom it is about; null in a greeting
 */
public record Push(
        String channel,
        String token,
        String state,
        @Nullable String resource,
        @Nullable String person) {

    private static final String GREETING = "sync";

    boolean isGreeting() {
        return state.equals(GREETING);
    }

    @Override
    public String toString() {
        return "Push[state=" + state + "]";
    }
}
