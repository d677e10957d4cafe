package platen.journeys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A person whom three sources bring, each spelling them in its own way. All give the same address, whatever its case, by which they are one.
 *
 * @param order in which the sources bring them, one after the other has had its effect; empty when all do at once
 * @param from the phase of the round in which the first, or all, do
 * @param shortName a user name that is no address
 * @param googleCode in the directory's field; empty text where it is not filled
 * @param fileCode in the file's cell; empty text where the person stands in a file without such a column
 * @param away what the identity provider does with them half way
 * @param twin whether the identity provider has a second account with the same address, which is nobody until decided
 */
record BroughtPerson(
        int number,
        List<Bringer> order,
        int from,
        String address,
        String shortName,
        String displayName,
        String googleCode,
        String fileCode,
        Away away,
        boolean twin) {

    enum Bringer {
        GOOGLE,
        SCIM,
        FILE
    }

    enum Away {
        STAYS,
        LEAVES,
        RETURNS
    }

    /** All ways in which three may follow each other. */
    static final List<List<Bringer>> ORDERS = IntStream.range(0, 27)
            .mapToObj(number -> List.of(
                    Bringer.values()[number / 9], Bringer.values()[number / 3 % 3], Bringer.values()[number % 3]))
            .filter(order -> Set.copyOf(order).size() == 3)
            .toList();

    boolean atOnce() {
        return order.isEmpty();
    }

    int phase(Bringer bringer) {
        return from + Math.max(0, order.indexOf(bringer));
    }

    String familyName() {
        return displayName.substring(displayName.indexOf(' ') + 1);
    }

    String givenName() {
        return displayName.substring(0, displayName.indexOf(' '));
    }

    /** As somebody might write it. */
    static String spelled(String text, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> text;
            case 1 -> text.toUpperCase(Locale.ROOT);
            default -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        };
    }

    /**
     * Which code they may have in the end; empty for a generated one. A file is an administrator's word and acts on whatever is there; a source's
     * word acts when it is the primary source's, or when that does not have the person.
     */
    Set<Optional<String>> codes(@Nullable String primarySource) {
        Set<Optional<String>> possible = new HashSet<>();
        for (List<Bringer> way : atOnce() ? ORDERS : List.of(order)) {
            String code = "";
            List<Bringer> before = new ArrayList<>();
            for (Bringer bringer : way) {
                boolean decides =
                        primarySource == null || primarySource.equals("google") || !before.contains(Bringer.SCIM);
                if (bringer == Bringer.FILE && !fileCode.isEmpty()) {
                    code = fileCode;
                } else if (bringer == Bringer.GOOGLE && !googleCode.isEmpty() && decides) {
                    code = googleCode;
                }
                before.add(bringer);
            }
            possible.add(Optional.of(canonical(code)).filter(supplied -> !supplied.isEmpty()));
        }
        return possible;
    }

    private static String canonical(String code) {
        return code.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** Codes stay out of reports. */
    @Override
    public String toString() {
        return "person " + number + " " + (atOnce() ? "at once in " + from : order) + " " + away;
    }
}
