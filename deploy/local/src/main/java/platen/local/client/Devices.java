package platen.local.client;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Devices to try codes at. The gateway makes a device wait after a few wrong codes, so a fresh one takes over before that. */
public final class Devices {

    private static final int REFUSALS_BEFORE_A_WAIT = 4;

    private final Api anonymous;
    private final Api administrator;
    private final String name;
    private final Consumer<String> secrets;
    private @Nullable Device current;
    private int refusals;

    /** {@code secrets} is told every credential that is tried and every token a device gets, for whoever looks where they went. */
    public Devices(Api anonymous, Api administrator, String name, Consumer<String> secrets) {
        this.anonymous = anonymous;
        this.administrator = administrator;
        this.name = name;
        this.secrets = secrets;
    }

    /** The person's display name when the credential logs in, empty when it is refused. */
    public Optional<String> logsIn(String type, String value) throws IOException, InterruptedException {
        secrets.accept(value);
        Answer answer = device().tryIn(type, value);
        // 200 asks for more than was shown: an unknown card, say, may be registered.
        if (answer.status() == 401 || answer.status() == 200) {
            refusals++;
            return Optional.empty();
        }
        if (answer.status() == 429) {
            refusals = REFUSALS_BEFORE_A_WAIT;
        }
        answer.orThrow();
        device().logOut(answer.json().path("sessionId").asText());
        return Optional.of(answer.json().at("/user/displayName").asText());
    }

    /**
     * Taps an unknown card and proves by an access code whose it is.
     *
     * @throws IllegalStateException when the card is neither unknown nor lets anybody in
     */
    public void register(String card, String code) throws IOException, InterruptedException {
        secrets.accept(card);
        Device here = device();
        Answer tapped = here.tryIn("card", card).orThrow();
        String next = tapped.json().path("next").asText();
        if (next.equals("register_card")) {
            refusals++;
            tapped = here.register(tapped.json().path("ticket").asText(), code).orThrow();
        } else if (tapped.status() != 201) {
            throw new IllegalStateException("expected an unknown card to be registered, saw next: " + next);
        }
        here.logOut(tapped.json().path("sessionId").asText());
    }

    /** Asks for the reminder of whose address it is. */
    public void remind(String email) throws IOException, InterruptedException {
        device().remind(email);
    }

    private Device device() throws IOException, InterruptedException {
        Device paired = current;
        if (paired == null || refusals >= REFUSALS_BEFORE_A_WAIT) {
            paired = Device.pair(anonymous, administrator, name);
            current = paired;
            secrets.accept(paired.token());
            refusals = 0;
        }
        return paired;
    }
}
