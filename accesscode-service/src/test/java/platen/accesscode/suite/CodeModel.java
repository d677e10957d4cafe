package platen.accesscode.suite;

import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules R1, R2 and R5 in their simplest form, to compare the service with. Generated codes are told apart by a number only. */
final class CodeModel {

    enum State {
        UNKNOWN,
        ACTIVE,
        INACTIVE,
        DELETED
    }

    static final class Person {
        State state = State.UNKNOWN;
        String code = "";
        String origin = "";
        String observed = NOTHING;

        @Nullable
        String wanted;

        /** Of the wanted code, once it is theirs. */
        String wantedOrigin = "";

        int waitingSince;
    }

    static final String GENERATED = "generated";
    private static final String SYNCED = "synced";

    final Map<Integer, Person> people = new LinkedHashMap<>();
    private int counter;

    CodeModel(int size) {
        for (int person = 0; person < size; person++) {
            people.put(person, new Person());
        }
    }

    Person person(int number) {
        return people.computeIfAbsent(number, unknown -> new Person());
    }

    void create(Person person, String word, State state) {
        person.state = state;
        person.observed = word;
        if (word.equals(NOTHING) || word.equals(CLEARED)) {
            replace(person, generated(), GENERATED);
        } else if (holder(word).isPresent()) {
            want(person, word, SYNCED);
            replace(person, generated(), GENERATED);
        } else {
            replace(person, word, SYNCED);
        }
    }

    void observe(Person person, String word) {
        if (person.observed.equals(word)) {
            return;
        }
        person.observed = word;
        person.wanted = null;
        Optional<Person> holder = holder(word);
        if (word.equals(CLEARED)) {
            if (person.origin.equals(SYNCED)) {
                replace(person, generated(), GENERATED);
            }
        } else if (holder.isEmpty()) {
            replace(person, word, SYNCED);
        } else if (holder.get() == person) {
            person.origin = SYNCED;
        } else {
            want(person, word, SYNCED);
            if (!person.origin.equals(GENERATED)) {
                replace(person, generated(), GENERATED);
            }
        }
    }

    /** An administrator's act: whatever is there makes room, except the same code. */
    void importWord(Person person, String word) {
        if (person.code.equals(word)) {
            return;
        }
        person.wanted = null;
        if (word.equals(CLEARED)) {
            replace(person, generated(), GENERATED);
        } else if (holder(word).isEmpty()) {
            replace(person, word, "imported");
        } else {
            want(person, word, "imported");
            if (!person.origin.equals(GENERATED)) {
                replace(person, generated(), GENERATED);
            }
        }
    }

    /** Returns the status of the answer. */
    int set(Person person, @Nullable String code) {
        if (person.state == State.UNKNOWN || person.state == State.DELETED) {
            return 404;
        }
        if (person.state == State.INACTIVE
                || code != null
                        && holder(code).filter(holder -> holder != person).isPresent()) {
            return 409;
        }
        person.wanted = null;
        if (person.code.equals(code)) {
            person.origin = "typed";
        } else if (code == null) {
            replace(person, generated(), GENERATED);
        } else {
            replace(person, code, "typed");
        }
        return 200;
    }

    void delete(Person person) {
        String freed = person.code;
        person.state = State.DELETED;
        person.wanted = null;
        person.code = "";
        passOn(freed);
    }

    private void replace(Person person, String code, String origin) {
        String freed = person.code;
        person.code = code;
        person.origin = origin;
        passOn(freed);
    }

    private void passOn(String freed) {
        people.values().stream()
                .filter(person -> freed.equals(person.wanted))
                .min(Comparator.comparingInt(person -> person.waitingSince))
                .ifPresent(next -> {
                    next.wanted = null;
                    replace(next, freed, next.wantedOrigin);
                });
    }

    private void want(Person person, String code, String origin) {
        person.wanted = code;
        person.wantedOrigin = origin;
        person.waitingSince = counter++;
    }

    private Optional<Person> holder(String code) {
        return people.values().stream()
                .filter(person -> person.code.equals(code))
                .findFirst();
    }

    private String generated() {
        return GENERATED + counter++;
    }
}
