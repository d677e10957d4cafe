package platen.gateway.readers.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of an administrator, which can stop nobody's login: it is of a subset without back-references,
 * look-around, flags and repeated repetitions, and a match gives up after so many looks at the text.
 */
public final class SafePattern {

    /** Characters of a pattern. */
    public static final int LONGEST = 200;

    /** A look takes some nanoseconds: a match ends within a millisecond. An honest one on a card number needs hundreds. */
    private static final int MOST_LOOKS = 20_000;

    private static final Pattern LARGE_COUNT = Pattern.compile("[0-9]{4}");
    private static final int NO_QUANTIFIER = 0;

    private final Pattern pattern;

    private SafePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * @throws IllegalArgumentException when there is an objection to it
     */
    public static SafePattern of(String source) {
        Optional<String> objection = objection(source);
        if (objection.isPresent()) {
            throw new IllegalArgumentException("Not a pattern that is taken: it " + objection.get());
        }
        return new SafePattern(Pattern.compile(source));
    }

    /** Why a pattern is not taken, as the end of a sentence about it; empty when it is. */
    public static Optional<String> objection(String source) {
        if (source.isEmpty() || source.length() > LONGEST) {
            return Optional.of("must have 1 to " + LONGEST + " characters");
        }
        try {
            Pattern.compile(source);
        } catch (PatternSyntaxException wrong) {
            return Optional.of("must be a regular expression: " + wrong.getDescription());
        }
        return Optional.ofNullable(new Scan(source).objection());
    }

    /** What the first group matched, or the whole pattern when it has no group; empty when nothing did. */
    public Optional<String> firstGroup(String text) {
        try {
            Matcher matcher = pattern.matcher(new Patient(text));
            return matcher.find()
                    ? Optional.ofNullable(matcher.group(Math.min(1, matcher.groupCount())))
                    : Optional.empty();
        } catch (OutOfPatience tooLong) {
            return Optional.empty();
        }
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        try {
            return pattern.matcher(new Patient(text)).matches();
        } catch (OutOfPatience tooLong) {
            return false;
        }
    }

    public String source() {
        return pattern.pattern();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafePattern that && source().equals(that.source());
    }

    @Override
    public int hashCode() {
        return source().hashCode();
    }

    @Override
    public String toString() {
        return source();
    }

    /** Reads a pattern that compiles for what could make it run long without a look at the text. */
    private static final class Scan {

        private final String source;
        private final Deque<Boolean> groups = new ArrayDeque<>();
        private boolean repeats;
        private int place;

        Scan(String source) {
            this.source = source;
        }

        @Nullable
        String objection() {
            while (place < source.length()) {
                String objection = switch (source.charAt(place)) {
                    case '\\' -> escape();
                    case '[' -> characterClass();
                    case '(' -> open();
                    case ')' -> close();
                    default -> plain();
                };
                if (objection != null) {
                    return objection;
                }
            }
            return null;
        }

        private @Nullable String escape() {
            char escaped = source.charAt(place + 1);
            place += 2;
            boolean plain = "dDwWsStnrfb.\\[](){}*+?|^$-/".indexOf(escaped) >= 0;
            return plain ? quantified(false) : "must escape nothing but punctuation and d, w, s, t, n, r, f, b";
        }

        private @Nullable String characterClass() {
            int from = source.charAt(place + 1) == '^' ? place + 2 : place + 1;
            for (int at = from; at < source.length(); at++) {
                switch (source.charAt(at)) {
                    case '\\' -> at++;
                    case '[', '&' -> {
                        return "must escape [ and & within a character class";
                    }
                    case ']' -> {
                        if (at == from) {
                            return "must escape ] within a character class";
                        }
                        place = at + 1;
                        return quantified(false);
                    }
                    default -> {}
                }
            }
            return "must close its character class";
        }

        private @Nullable String open() {
            place++;
            if (source.startsWith("?", place) && !source.startsWith("?:", place)) {
                return "must not use (? but for (?:";
            }
            place += source.startsWith("?:", place) ? 2 : 0;
            groups.push(repeats);
            repeats = false;
            return null;
        }

        private @Nullable String close() {
            place++;
            boolean inner = repeats;
            repeats = inner | groups.pop();
            return quantified(inner);
        }

        private @Nullable String plain() {
            if ("*+?{".indexOf(source.charAt(place)) >= 0) {
                return "must not repeat a repetition";
            }
            place++;
            return quantified(false);
        }

        /**
         * Steps over a quantifier, if there is one.
         *
         * @param inner whether what it repeats repeats something itself
         */
        private @Nullable String quantified(boolean inner) {
            char quantifier = place < source.length() ? source.charAt(place) : NO_QUANTIFIER;
            if (quantifier == '?') {
                place++;
                return null;
            }
            if (quantifier != '*' && quantifier != '+' && quantifier != '{') {
                return null;
            }
            if (inner) {
                return "must not repeat a group that repeats something";
            }
            repeats = true;
            int end = quantifier == '{' ? source.indexOf('}', place) : place;
            if (quantifier == '{'
                    && LARGE_COUNT.matcher(source.substring(place, end)).find()) {
                return "must not count beyond 999";
            }
            place = end + 1;
            // Reluctant or possessive: as costly as without.
            place += source.startsWith("?", place) || source.startsWith("+", place) ? 1 : 0;
            return null;
        }
    }

    /** A text that lets itself be looked at only so often. */
    private static final class Patient implements CharSequence {

        private final String text;
        private int looks;

        Patient(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new OutOfPatience();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class OutOfPatience extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OutOfPatience() {
            super(null, null, false, false);
        }
    }
}
