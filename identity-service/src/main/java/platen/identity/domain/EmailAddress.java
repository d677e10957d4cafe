package platen.identity.domain;

import java.util.regex.Pattern;

/** The shape of an address mail can be sent to: local part, one @, domain labels. Quoted local parts and address literals are refused. */
public final class EmailAddress {

    /** RFC 5321, 4.5.3.1.3. */
    public static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;

    private static final Pattern SHAPE = Pattern.compile(
            "(?<local>[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*)"
                    + "@[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?"
                    + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?)*");

    private EmailAddress() {}

    public static boolean isUsable(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        var shape = SHAPE.matcher(text);
        return shape.matches() && shape.group("local").length() <= LONGEST_LOCAL_PART;
    }
}
