package platen.gateway.readers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import platen.gateway.readers.domain.ChainSearch.Found;
import platen.gateway.readers.domain.Converter.DecimalToHex;
import platen.gateway.readers.domain.Converter.HexToDecimal;
import platen.gateway.readers.domain.Converter.Pad;
import platen.gateway.readers.domain.Converter.ReverseBits;
import platen.gateway.readers.domain.Converter.ReverseBytes;
import platen.gateway.readers.domain.Converter.Substring;
import platen.gateway.readers.domain.Converter.Wiegand;

class ChainSearchTest {

    private static final Wiegand PRINTED = new Wiegand(WiegandForm.HEX, WiegandForm.PRINTED);

    /** Five bytes each, as a proximity reader sends them: the first is the site's, the next is zero. */
    private static final List<String> CARDS =
            List.of("0801161DD6", "08012A00FF", "0801F31234", "080107C0DE", "08015599AA");

    private static Stream<Arguments> chains() {
        return Stream.of(
                Arguments.of(List.of(), 0),
                Arguments.of(List.of(new HexToDecimal()), 1),
                Arguments.of(List.of(new ReverseBytes()), 1),
                Arguments.of(List.of(new Substring(4, 6), PRINTED), 2),
                Arguments.of(List.of(new Substring(2, 8), new HexToDecimal(), new Pad(10)), 3),
                Arguments.of(List.of(new ReverseBits(), new ReverseBytes(), new HexToDecimal()), 3));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void findsAChainNoLongerThanTheOneThereIs(List<Converter> secret, int length) {
        List<ReaderPair> pairs = pairs(CARDS, secret);

        Found found = ChainSearch.search(pairs, () -> true);

        assertThat(found.misfits()).isEmpty();
        assertThat(found.chains()).isNotEmpty().allSatisfy(chain -> {
            assertThat(chain).hasSizeLessThanOrEqualTo(length);
            for (ReaderPair pair : pairs) {
                assertThat(Converter.chain(chain, pair.reader()).flatMap(CardNumber::canonical))
                        .isEqualTo(CardNumber.canonical(pair.directory()));
            }
        });
    }

    @Test
    void findsWhatIsBetweenTheWaysOneCardIsRead() {
        List<String> decimal = CARDS.stream()
                .map(card -> Converter.chain(List.of(new Substring(2, 8), new HexToDecimal(), new Pad(10)), card)
                        .orElseThrow())
                .toList();
        assertThat(decimal.getFirst()).isEqualTo("0018226646");

        Found found = ChainSearch.search(
                pairs(decimal, List.of(new DecimalToHex(), new Substring(-6, 6), PRINTED)), () -> true);

        assertThat(found.misfits()).isEmpty();
        assertThat(found.chains()).isNotEmpty();
        assertThat(Converter.chain(found.chains().getFirst(), "0018226646")).contains("02207638");
    }

    @Test
    void seesThroughSentinelsAndCase() {
        List<ReaderPair> pairs = CARDS.stream()
                .map(card -> new ReaderPair(
                        "%;" + card.toLowerCase(Locale.ROOT) + "=77?\r", card.replaceAll("(..)(?=.)", "$1:")))
                .toList();

        Found found = ChainSearch.search(pairs, () -> true);

        assertThat(found.chains()).isNotEmpty();
        assertThat(found.misfits()).isEmpty();
    }

    @Test
    void namesThePairThatDoesNotFit() {
        List<ReaderPair> pairs = new ArrayList<>(pairs(CARDS, List.of(new ReverseBytes())));
        pairs.set(3, new ReaderPair(pairs.get(3).reader(), "DEADBEEF00"));

        Found found = ChainSearch.search(pairs, () -> true);

        assertThat(found.chains()).contains(List.of(new ReverseBytes()));
        assertThat(found.misfits()).containsExactly(3);
    }

    @Test
    void prefersALongerChainThatSuitsMore() {
        List<ReaderPair> pairs =
                List.of(new ReaderPair("A1A1", "A1A1"), new ReaderPair("B2B2", "B2B2"), new ReaderPair("0102", "0201"));

        Found found = ChainSearch.search(pairs, () -> true);

        assertThat(found.chains()).contains(List.of(new ReverseBytes()));
        assertThat(found.misfits()).isEmpty();
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        Random random = new Random(7);
        List<ReaderPair> pairs = IntStream.range(0, 50)
                .mapToObj(number -> new ReaderPair(
                        String.format("%08X", random.nextInt()), String.format("%08X", random.nextInt())))
                .toList();
        long end = System.nanoTime() + 2_000_000_000L;

        Found found = ChainSearch.search(pairs, () -> System.nanoTime() < end);

        assertThat(found.chains()).isEmpty();
        assertThat(found.misfits()).isEmpty();
    }

    @Test
    void endsWhenTheTimeIsOver() {
        Found found = ChainSearch.search(pairs(CARDS, List.of(new HexToDecimal())), () -> false);

        assertThat(found.chains()).isEmpty();
        assertThat(found.exhausted()).isFalse();
    }

    private static List<ReaderPair> pairs(List<String> readers, List<Converter> secret) {
        return readers.stream()
                .map(reader ->
                        new ReaderPair(reader, Converter.chain(secret, reader).orElseThrow()))
                .toList();
    }
}
