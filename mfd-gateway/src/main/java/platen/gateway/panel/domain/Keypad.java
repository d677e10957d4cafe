package platen.gateway.panel.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the keys are. A key is at least 12 mm wide: nine in a row on 800 pixels, eight on 480. There the 31 symbols of
 * generated codes come in two halves.
 */
public final class Keypad {

    private static final String FIRST = "23456789";
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final String OTHERS = "01ILO";

    private Keypad() {}

    /** The keys, row by row. */
    public static List<List<Key>> rows(KeyPage page, boolean numeric, boolean small) {
        if (numeric) {
            return small ? smallDigits(false) : digits(false);
        }
        return switch (page) {
            case DIGITS -> small ? smallDigits(true) : digits(true);
            case OTHERS -> others(small);
            case SYMBOLS, MORE_SYMBOLS -> small ? half(page) : symbols();
        };
    }

    private static List<List<Key>> symbols() {
        return List.of(
                row(FIRST, new Key(Key.DELETE, 1)),
                row(LETTERS.substring(0, 9)),
                row(LETTERS.substring(9, 18)),
                row(LETTERS.substring(18), Key.to(KeyPage.OTHERS, 1), Key.to(KeyPage.DIGITS, 1), new Key(Key.OK, 2)));
    }

    private static List<List<Key>> half(KeyPage page) {
        boolean first = page != KeyPage.MORE_SYMBOLS;
        Key other = Key.to(first ? KeyPage.MORE_SYMBOLS : KeyPage.SYMBOLS, 2);
        List<Key> controls = List.of(other, Key.to(KeyPage.DIGITS, 2), new Key(Key.DELETE, 2), new Key(Key.OK, 2));
        return first
                ? List.of(row(FIRST), row(LETTERS.substring(0, 8)), controls)
                : List.of(
                        row(LETTERS.substring(8, 16)), row(LETTERS.substring(16), Key.to(KeyPage.OTHERS, 1)), controls);
    }

    private static List<List<Key>> others(boolean small) {
        List<Key> controls = List.of(Key.to(KeyPage.SYMBOLS, 1), new Key(Key.DELETE, 2), new Key(Key.OK, 2));
        return small
                ? List.of(row(OTHERS), controls)
                : List.of(row(OTHERS), List.of(Key.to(KeyPage.SYMBOLS, 1), new Key(Key.DELETE, 2), new Key(Key.OK, 2)));
    }

    private static List<List<Key>> digits(boolean letters) {
        List<Key> last = new ArrayList<>();
        last.add(new Key(Key.DELETE, 1));
        last.add(Key.of('0'));
        last.add(new Key(Key.OK, 1));
        List<List<Key>> rows = new ArrayList<>(List.of(row("123"), row("456"), row("789"), last));
        if (letters) {
            rows.set(2, row("789", Key.to(KeyPage.SYMBOLS, 1)));
        }
        return rows;
    }

    private static List<List<Key>> smallDigits(boolean letters) {
        return letters
                ? List.of(
                        row("12345", new Key(Key.DELETE, 1)),
                        row("67890", new Key(Key.OK, 1)),
                        List.of(Key.to(KeyPage.SYMBOLS, 6)))
                : List.of(row("12345", new Key(Key.DELETE, 1)), row("67890", new Key(Key.OK, 1)));
    }

    private static List<Key> row(String symbols, Key... more) {
        List<Key> row = new ArrayList<>();
        symbols.chars().forEach(symbol -> row.add(Key.of((char) symbol)));
        row.addAll(List.of(more));
        return row;
    }

    /** The page a key turns to; empty when it does something else. */
    public static Optional<KeyPage> turnedTo(String key) {
        for (KeyPage page : KeyPage.values()) {
            if (key.equals(Key.to(page, 1).value())) {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }

    /** The symbol a key types; empty when it is no key of ours. */
    public static Optional<String> symbol(String key) {
        String symbol = key.toUpperCase(Locale.ROOT);
        return symbol.length() == 1 && (FIRST + LETTERS + OTHERS).contains(symbol)
                ? Optional.of(symbol)
                : Optional.empty();
    }
}
