package platen.scim.users.domain;

/** A code or card number as it was written, held against the rules that need no knowledge of the organisation's policy. */
public sealed interface SuppliedValue {

    /** Marks that every printable sign of ASCII but letters and digits separates. */
    String ANY_SEPARATOR = "";

    /** Two writings with the same canonical form are the same value. */
    record Canonical(String value) implements SuppliedValue {

        @Override
        public String toString() {
            return "Canonical[…]";
        }
    }

    /**
     * It breaks a rule.
     *
     * @param rule what the administrator is told; holds nothing of the value
     */
    record Refused(String rule) implements SuppliedValue {}

    static SuppliedValue read(String written, String separators, int shortest, int longest) {
        StringBuilder canonical = new StringBuilder();
        for (int place = 0; place < written.length(); place++) {
            char symbol = written.charAt(place);
            // ASCII only: String.toUpperCase would turn other scripts' letters into ours.
            if (symbol >= 'a' && symbol <= 'z') {
                canonical.append((char) (symbol - 'a' + 'A'));
            } else if ((symbol >= 'A' && symbol <= 'Z') || (symbol >= '0' && symbol <= '9')) {
                canonical.append(symbol);
            } else if (!isSeparator(symbol, separators)) {
                return new Refused("may hold only letters A to Z and digits 0 to 9");
            }
        }
        if (canonical.length() < shortest) {
            return new Refused("must have at least " + shortest + " letters or digits");
        }
        if (canonical.length() > longest) {
            return new Refused("may have at most " + longest + " letters or digits");
        }
        return new Canonical(canonical.toString());
    }

    private static boolean isSeparator(char symbol, String separators) {
        return separators.equals(ANY_SEPARATOR) ? symbol >= ' ' && symbol <= '~' : separators.indexOf(symbol) >= 0;
    }
}
