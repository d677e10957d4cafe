package platen.gateway.panel.domain;

/**
 * A key of the keypad.
 *
 * @param value the symbol it types, or the name of what it does
 * @param span how many places of its row it takes
 */
public record Key(String value, int span) {

    public static final String DELETE = "delete";
    public static final String OK = "ok";
    public static final String CANCEL = "cancel";

    private static final String TURN = "page-";

    static Key of(char symbol) {
        return new Key(String.valueOf(symbol), 1);
    }

    static Key to(KeyPage page, int span) {
        return new Key(TURN + page.name(), span);
    }

    /** Whether it types what is written on it. */
    public boolean isSymbol() {
        return value.length() == 1;
    }

    /** What is written on a key that types nothing and is no word. */
    public String label() {
        return switch (value) {
            case TURN + "SYMBOLS" -> "ABC";
            case TURN + "MORE_SYMBOLS" -> "J–Z";
            case TURN + "OTHERS" -> "0 1 I L O";
            case TURN + "DIGITS" -> "123";
            default -> value;
        };
    }
}
