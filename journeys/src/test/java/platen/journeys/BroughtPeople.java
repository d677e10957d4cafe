package platen.journeys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import platen.journeys.BroughtPerson.Away;
import platen.journeys.BroughtPerson.Bringer;

/** The people of one round, made by its seed. */
record BroughtPeople(List<BroughtPerson> all, String domain) {

    static final int PHASES = 3;

    private static final String CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int CODE_LENGTH = 8;

    /** A third are brought by all three at once, in each phase some; of the others as many in each order. */
    static BroughtPeople of(int count, String tag, boolean someLeave, Random random) {
        List<BroughtPerson> people = new ArrayList<>();
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(numbers, random);
        String domain = tag + ".example";
        for (int place = 0; place < count; place++) {
            people.add(person(numbers.get(place), place, domain, someLeave, random));
        }
        return new BroughtPeople(List.copyOf(people), domain);
    }

    private static BroughtPerson person(int number, int place, String domain, boolean someLeave, Random random) {
        boolean atOnce = place % 3 == 0;
        List<Bringer> order = atOnce ? List.of() : BroughtPerson.ORDERS.get(place / 3 % BroughtPerson.ORDERS.size());
        int from = atOnce ? place / 3 % PHASES : 0;
        String google = random.nextInt(3) == 0 ? code(random) : "";
        String file = switch (random.nextInt(4)) {
            case 0 -> code(random);
            case 1 ->
                google.isEmpty() ? "" : google.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + google.substring(4);
            default -> "";
        };
        var person = new BroughtPerson(
                number,
                order,
                from,
                "given.p%04d@%s".formatted(number, domain),
                "p%04d-%s".formatted(number, domain.substring(0, domain.indexOf('.'))),
                "Given P%04d".formatted(number),
                google,
                file,
                Away.STAYS,
                number % 97 == 5);
        boolean mayLeave = someLeave && person.phase(Bringer.SCIM) < PHASES - 1 && !person.twin();
        return mayLeave && number % 12 == 0 ? leaving(person, number % 24 == 0 ? Away.LEAVES : Away.RETURNS) : person;
    }

    private static BroughtPerson leaving(BroughtPerson of, Away away) {
        return new BroughtPerson(
                of.number(),
                of.order(),
                of.from(),
                of.address(),
                of.shortName(),
                of.displayName(),
                of.googleCode(),
                of.fileCode(),
                away,
                of.twin());
    }

    /** Eight characters, so that no generated one, which has six, is the same; the number of trivial ones is negligible. */
    private static String code(Random random) {
        return random.ints(CODE_LENGTH, 0, CODE_LETTERS.length())
                .collect(StringBuilder::new, (text, at) -> text.append(CODE_LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }

    /** Whom this one brings in that phase, in an order of its own. */
    List<BroughtPerson> of(Bringer bringer, int phase, Random random) {
        List<BroughtPerson> brought = new ArrayList<>(
                all.stream().filter(person -> person.phase(bringer) == phase).toList());
        Collections.shuffle(brought, random);
        return brought;
    }

    /** How many this one has brought when that phase is over. */
    long until(Bringer bringer, int phase) {
        return all.stream().filter(person -> person.phase(bringer) <= phase).count();
    }
}
