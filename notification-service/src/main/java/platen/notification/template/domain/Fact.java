package platen.notification.template.domain;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that a notice says, told in the reader's language.
 *
 * @param what names the sentence in the languages' {@code layout.properties}, without its {@code fact.}
 * @param values what it says that of; may be somebody else's words
 */
public record Fact(String what, List<String> values) {

    public Fact {
        values = List.copyOf(values);
    }

    public static Fact of(String what, Object... values) {
        return new Fact(what, Arrays.stream(values).map(String::valueOf).toList());
    }

    /** Somebody else's words, as they are. */
    public static Fact quoting(String words) {
        return of("words", words);
    }

    /** May be anything: kept out of logs. */
    @Override
    public String toString() {
        return "Fact[" + what + "]";
    }
}
