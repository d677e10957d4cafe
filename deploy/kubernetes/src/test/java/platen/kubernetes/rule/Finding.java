package platen.kubernetes.rule;

/** Something wrong, and the object or file it is wrong at. */
public record Finding(String where, String sentence) {

    @Override
    public String toString() {
        return where + ": " + sentence;
    }
}
