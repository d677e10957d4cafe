package platen.gateway.readers.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the shortest chains of converters that make of what a reader sends what the directory has, breadth first: all that one
 * converter makes of the pairs, then two. What mixes two cards up, or suits too few pairs, is followed no further.
 */
public final class ChainSearch {

    /** Converters in a chain that is looked for. */
    static final int DEEPEST = 4;

    private static final int MOST_CHAINS = 5;
    private static final int MOST_STATES = 100_000;
    private static final int LONGEST_VALUE = 128;
    private static final List<Integer> USUAL_LENGTHS = List.of(6, 8, 10, 14);

    private static final List<Converter> PLAIN = List.of(
            new Converter.Trim(),
            new Converter.StripZeros(),
            new Converter.HexToDecimal(),
            new Converter.DecimalToHex(),
            new Converter.ReverseBytes(),
            new Converter.ReverseBits(),
            new Converter.HexToAscii(),
            new Converter.AsciiToHex(),
            new Converter.Regex(SafePattern.of("[0-9A-Fa-f]{4,}")),
            new Converter.Regex(SafePattern.of("([^=]+)=")),
            new Converter.Regex(SafePattern.of(";([0-9A-Fa-f]+)")));

    /**
     * @param chains shortest first; none when nothing suits at least two thirds of the pairs
     * @param misfits places of the pairs that the chains do not suit
     * @param exhausted whether all was tried; otherwise the time was over or there was too much
     */
    public record Found(List<List<Converter>> chains, List<Integer> misfits, boolean exhausted) {}

    /** What a chain made of each pair's reader value; null where it takes it not. */
    private record State(List<Converter> chain, @Nullable String[] values) {}

    private final List<ReaderPair> pairs;
    private final String[] targets;
    private final int enough;
    private final BooleanSupplier timeLeft;
    private final Set<List<@Nullable String>> known = new HashSet<>();
    private final List<List<Converter>> best = new ArrayList<>();
    private List<Integer> misfits;
    private boolean exhausted = true;

    private ChainSearch(List<ReaderPair> pairs, BooleanSupplier timeLeft) {
        this.pairs = pairs;
        this.targets = pairs.stream()
                .map(pair -> CardNumber.canonical(pair.directory()).orElse(""))
                .toArray(String[]::new);
        this.enough = pairs.size() - pairs.size() / 3;
        this.timeLeft = timeLeft;
        this.misfits = IntStream.range(0, pairs.size()).boxed().toList();
    }

    /**
     * @param timeLeft asked often; once it is false the search ends with what it has
     */
    public static Found search(List<ReaderPair> pairs, BooleanSupplier timeLeft) {
        return new ChainSearch(pairs, timeLeft).search();
    }

    private Found search() {
        State start =
                new State(List.of(), pairs.stream().map(ReaderPair::reader).toArray(String[]::new));
        judge(start);
        known.add(Arrays.asList(start.values()));
        List<State> level = List.of(start);
        for (int depth = 1; depth <= DEEPEST && exhausted && !isSolved(); depth++) {
            level = next(level);
        }
        return new Found(List.copyOf(best), best.isEmpty() ? List.of() : misfits, exhausted);
    }

    private boolean isSolved() {
        return !best.isEmpty() && misfits.isEmpty();
    }

    private List<State> next(List<State> level) {
        List<State> made = new ArrayList<>();
        for (State state : level) {
            for (Converter converter : candidates(state)) {
                if (!timeLeft.getAsBoolean() || known.size() >= MOST_STATES) {
                    exhausted = false;
                    return made;
                }
                State after = apply(state, converter);
                if (after != null && judge(after)) {
                    made.add(after);
                }
            }
        }
        return made;
    }

    private @Nullable State apply(State state, Converter converter) {
        @Nullable String[] values = new @Nullable String[pairs.size()];
        int taken = 0;
        for (int place = 0; place < values.length; place++) {
            String before = state.values()[place];
            String value = before == null ? null : converter.apply(before).orElse(null);
            if (value != null && !value.isEmpty() && value.length() <= LONGEST_VALUE) {
                values[place] = value;
                taken++;
            }
            if (taken + values.length - place - 1 < enough) {
                return null;
            }
        }
        List<Converter> chain = new ArrayList<>(state.chain());
        chain.add(converter);
        return known.add(Arrays.asList(values)) ? new State(List.copyOf(chain), values) : null;
    }

    /** Notes a chain that suits more pairs than those before, or as many at the same length; false when it leads nowhere. */
    private boolean judge(State state) {
        List<Integer> unsuited = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> wanted = new HashSet<>();
        for (int place = 0; place < targets.length; place++) {
            String value = state.values()[place];
            if (value == null
                    || !CardNumber.canonical(value)
                            .filter(targets[place]::equals)
                            .isPresent()) {
                unsuited.add(place);
            }
            if (value != null) {
                seen.add(value);
                wanted.add(targets[place]);
            }
        }
        note(state.chain(), unsuited);
        // One misread pair may coincide with another card; more are cards mixed up.
        return seen.size() >= wanted.size() - (pairs.size() - enough);
    }

    private void note(List<Converter> chain, List<Integer> unsuited) {
        int suited = pairs.size() - unsuited.size();
        if (suited < enough) {
            return;
        }
        if (best.isEmpty() || unsuited.size() < misfits.size()) {
            best.clear();
            misfits = List.copyOf(unsuited);
        }
        boolean asGood =
                unsuited.equals(misfits) && (best.isEmpty() || best.getFirst().size() == chain.size());
        if (asGood && best.size() < MOST_CHAINS) {
            best.add(chain);
        }
    }

    private List<Converter> candidates(State state) {
        List<Converter> candidates = new ArrayList<>(PLAIN);
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (String value : state.values()) {
            shortest = value == null ? shortest : Math.min(shortest, value.length());
            longest = value == null ? longest : Math.max(longest, value.length());
        }
        Set<Integer> lengths = new HashSet<>(USUAL_LENGTHS);
        for (String target : targets) {
            lengths.add(target.length());
        }
        for (int length : lengths.stream().sorted().toList()) {
            if (length > shortest) {
                candidates.add(new Converter.Pad(length));
            } else if (length > 0) {
                addSubstrings(candidates, length, shortest, longest);
            }
        }
        addWiegand(candidates);
        return candidates;
    }

    private static void addSubstrings(List<Converter> candidates, int length, int shortest, int longest) {
        if (longest > shortest) {
            candidates.add(new Converter.Substring(-length, length));
        }
        if (longest > length) {
            for (int from = 0; from + length <= shortest; from++) {
                candidates.add(new Converter.Substring(from, length));
            }
        }
    }

    private static void addWiegand(List<Converter> candidates) {
        for (WiegandForm input : WiegandForm.values()) {
            for (WiegandForm output : WiegandForm.values()) {
                if (input != output) {
                    candidates.add(new Converter.Wiegand(input, output));
                }
            }
        }
    }
}
