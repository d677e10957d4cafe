package platen.gateway.settings.domain;

import java.util.Arrays;
import java.util.Optional;

/** A way to log in. */
public enum Method {
    CODE("code"),
    CARD("card"),
    CARD_PIN("card_pin"),
    PASSWORD("password"),
    ONE_TIME_CODE("one-time-code"),
    PHONE("phone");

    private final String text;

    Method(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static Optional<Method> of(String text) {
        return Arrays.stream(values())
                .filter(method -> method.text.equals(text))
                .findFirst();
    }
}
