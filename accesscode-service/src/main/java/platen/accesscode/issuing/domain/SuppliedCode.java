package platen.accesscode.issuing.domain;

/** What becomes of a code that somebody typed or a directory delivered (R3). */
public sealed interface SuppliedCode {

    /** It may be used as a code, if nobody else has it. */
    record Accepted(AccessCode code) implements SuppliedCode {}

    /** It breaks a rule. */
    record Refused(CodeRule rule) implements SuppliedCode {}

    /** Drops spaces and hyphens, raises a to z, and holds what is left against the rules of the policy. */
    static SuppliedCode read(String raw, boolean trivialAllowed) {
        StringBuilder canonical = new StringBuilder(AccessCode.LONGEST);
        for (int place = 0; place < raw.length(); place++) {
            char symbol = raw.charAt(place);
            if (symbol == ' ' || symbol == '-') {
                continue;
            }
            // ASCII only: String.toUpperCase would turn other scripts' letters into ours.
            char raised = symbol >= 'a' && symbol <= 'z' ? (char) (symbol - 'a' + 'A') : symbol;
            if (AccessCode.SYMBOLS.indexOf(raised) < 0) {
                return new Refused(CodeRule.FOREIGN_CHARACTER);
            }
            canonical.append(raised);
        }
        return judge(canonical.toString(), trivialAllowed);
    }

    private static SuppliedCode judge(String canonical, boolean trivialAllowed) {
        if (canonical.isEmpty()) {
            return new Refused(CodeRule.EMPTY);
        }
        if (canonical.length() < AccessCode.SHORTEST) {
            return new Refused(CodeRule.TOO_SHORT);
        }
        if (canonical.length() > AccessCode.LONGEST) {
            return new Refused(CodeRule.TOO_LONG);
        }
        AccessCode code = new AccessCode(canonical);
        return code.isTrivial() && !trivialAllowed ? new Refused(CodeRule.TRIVIAL) : new Accepted(code);
    }
}
