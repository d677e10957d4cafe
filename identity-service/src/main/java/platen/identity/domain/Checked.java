package platen.identity.domain;

import java.util.List;

/** A draft after its check: the value, or everything that is wrong with it. */
public sealed interface Checked<T> {

    record Valid<T>(T value) implements Checked<T> {}

    record Flawed<T>(List<Flaw> flaws) implements Checked<T> {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }
}
