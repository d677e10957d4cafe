package platen.accesscode.policy.domain;

import java.util.Locale;

/** What generated codes are made of. Signs that are easily taken for each other (0 and O; 1, I and L) are left out of letters. */
public enum CodeFormat {
    ALPHANUMERIC("23456789ABCDEFGHJKMNPQRSTUVWXYZ"),
    NUMERIC("0123456789");

    private final String symbols;

    CodeFormat(String symbols) {
        this.symbols = symbols;
    }

    /** Its symbols, each once. */
    public String alphabet() {
        return symbols;
    }

    public int symbols() {
        return symbols.length();
    }

    public char symbol(int index) {
        return symbols.charAt(index);
    }

    public boolean has(int symbol) {
        return symbols.indexOf(symbol) >= 0;
    }

    /** How many codes of that length there are: at most 31^10, which a long holds. */
    public long space(int length) {
        return Math.powExact((long) symbols.length(), length);
    }

    /** As the API and the database have it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CodeFormat of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
