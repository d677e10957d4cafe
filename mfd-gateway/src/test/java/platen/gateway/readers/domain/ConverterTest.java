package platen.gateway.readers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import platen.gateway.readers.domain.Converter.AsciiToHex;
import platen.gateway.readers.domain.Converter.DecimalToHex;
import platen.gateway.readers.domain.Converter.HexToAscii;
import platen.gateway.readers.domain.Converter.HexToDecimal;
import platen.gateway.readers.domain.Converter.Pad;
import platen.gateway.readers.domain.Converter.Regex;
import platen.gateway.readers.domain.Converter.ReverseBits;
import platen.gateway.readers.domain.Converter.ReverseBytes;
import platen.gateway.readers.domain.Converter.StripZeros;
import platen.gateway.readers.domain.Converter.Substring;
import platen.gateway.readers.domain.Converter.Trim;
import platen.gateway.readers.domain.Converter.Wiegand;

class ConverterTest {

    private static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of(new Trim(), " \t0801161DD6\r\n", "0801161DD6"),
                Arguments.of(new Trim(), "08 01", "08 01"),
                Arguments.of(new Regex(SafePattern.of(";([0-9]+)=")), "%;00001234=7?", "00001234"),
                Arguments.of(new Regex(SafePattern.of("[0-9]{4}")), "ab12345", "1234"),
                Arguments.of(new HexToDecimal(), "01161dd6", "18226646"),
                Arguments.of(new HexToDecimal(), "FFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175"),
                Arguments.of(new DecimalToHex(), "0018226646", "01161DD6"),
                Arguments.of(new DecimalToHex(), "0", "00"),
                Arguments.of(new AsciiToHex(), "1A", "3141"),
                Arguments.of(new HexToAscii(), "3141", "1A"),
                Arguments.of(new ReverseBytes(), "0801161dd6", "D61D160108"),
                Arguments.of(new ReverseBits(), "0801161DD6", "108068B86B"),
                Arguments.of(new Pad(8), "1234", "00001234"),
                Arguments.of(new Pad(2), "1234", "1234"),
                Arguments.of(new StripZeros(), "00001234", "1234"),
                Arguments.of(new StripZeros(), "000", "0"),
                Arguments.of(new Substring(2, 8), "0801161DD6", "01161DD6"),
                Arguments.of(new Substring(-6, 6), "0801161DD6", "161DD6"),
                Arguments.of(new Wiegand(WiegandForm.HEX, WiegandForm.PRINTED), "161dd6", "02207638"),
                Arguments.of(new Wiegand(WiegandForm.PRINTED, WiegandForm.HEX), "022,07638", "161DD6"),
                Arguments.of(new Wiegand(WiegandForm.HEX, WiegandForm.DECIMAL), "161DD6", "01449430"),
                Arguments.of(new Wiegand(WiegandForm.DECIMAL, WiegandForm.PRINTED), "1449430", "02207638"),
                // 0001 0110 0001 has four ones, 1101 1101 0110 has eight.
                Arguments.of(new Wiegand(WiegandForm.HEX, WiegandForm.BITS), "161DD6", "00001011000011101110101101"),
                Arguments.of(new Wiegand(WiegandForm.BITS, WiegandForm.HEX), "00001011000011101110101101", "161DD6"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void converts(Converter converter, String from, String to) {
        assertThat(converter.apply(from)).contains(to);
    }

    private static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of(new Regex(SafePattern.of("x(y)")), "abc"),
                Arguments.of(new Regex(SafePattern.of("x(y)?")), "x"),
                Arguments.of(new HexToDecimal(), "12G4"),
                Arguments.of(new HexToDecimal(), ""),
                Arguments.of(new HexToDecimal(), "-12"),
                Arguments.of(new DecimalToHex(), "12A4"),
                Arguments.of(new DecimalToHex(), "١٢"),
                Arguments.of(new AsciiToHex(), "é"),
                Arguments.of(new HexToAscii(), "0D0A"),
                Arguments.of(new HexToAscii(), "E9"),
                Arguments.of(new ReverseBytes(), "123"),
                Arguments.of(new ReverseBits(), "1G"),
                Arguments.of(new Substring(3, 2), "1234"),
                Arguments.of(new Substring(-5, 2), "1234"),
                Arguments.of(new Wiegand(WiegandForm.PRINTED, WiegandForm.HEX), "25600001"),
                Arguments.of(new Wiegand(WiegandForm.PRINTED, WiegandForm.HEX), "00165536"),
                Arguments.of(new Wiegand(WiegandForm.DECIMAL, WiegandForm.HEX), "16777216"),
                Arguments.of(new Wiegand(WiegandForm.HEX, WiegandForm.PRINTED), "0161DD6"),
                Arguments.of(new Wiegand(WiegandForm.BITS, WiegandForm.HEX), "10001011000011101110101101"),
                Arguments.of(new Wiegand(WiegandForm.BITS, WiegandForm.HEX), "00001011000011101110101100"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void takesNothingElse(Converter converter, String text) {
        assertThat(converter.apply(text)).isEmpty();
    }

    /** The ways one card is read, from the reference of readers. */
    @Test
    void bringsTheWaysOneCardIsReadTogether() {
        var printed = new Wiegand(WiegandForm.HEX, WiegandForm.PRINTED);

        assertThat(Converter.chain(List.of(new Substring(4, 6), printed), "0801161DD6"))
                .contains("02207638");
        assertThat(Converter.chain(List.of(new DecimalToHex(), new Substring(-6, 6), printed), "0018226646"))
                .contains("02207638");
        assertThat(Converter.chain(List.of(new Substring(2, 8), new HexToDecimal(), new Pad(10)), "0801161DD6"))
                .contains("0018226646");
    }

    @Test
    void stopsAtTheFirstConverterThatDoesNotTakeWhatItGets() {
        assertThat(Converter.chain(List.of(new Substring(0, 3), new ReverseBytes(), new Trim()), "0801161DD6"))
                .isEmpty();
        assertThat(Converter.chain(List.of(), "x".repeat(513))).isEmpty();
        assertThat(Converter.chain(List.of(new AsciiToHex()), "1".repeat(300))).isEmpty();
        assertThat(Converter.chain(List.of(), "x")).contains("x");
    }

    @Test
    void goesThereAndBack() {
        Random random = new Random(26);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[1 + random.nextInt(12)];
            random.nextBytes(bytes);
            String hex = HexFormat.of().withUpperCase().formatHex(bytes);

            assertThat(Converter.chain(List.of(new ReverseBytes(), new ReverseBytes()), hex))
                    .contains(hex);
            assertThat(Converter.chain(List.of(new ReverseBits(), new ReverseBits()), hex))
                    .contains(hex);
            assertThat(Converter.chain(List.of(new AsciiToHex(), new HexToAscii()), hex))
                    .contains(hex);
            assertThat(Converter.chain(List.of(new HexToDecimal(), new DecimalToHex(), new Pad(hex.length())), hex))
                    .contains(hex);
            assertThat(new ReverseBytes().apply(hex))
                    .hasValueSatisfying(
                            turned -> assertThat(turned).hasSameSizeAs(hex).isEqualTo(turned.toUpperCase(Locale.ROOT)));
        }
    }

    @Test
    void writesEveryWiegandNumberInEveryForm() {
        Random random = new Random(10301);
        for (int round = 0; round < 500; round++) {
            int bits = random.nextInt(1 << 24);
            for (WiegandForm form : WiegandForm.values()) {
                assertThat(form.read(form.written(bits))).as(form.text()).contains(bits);
            }
        }
    }

    @Test
    void readsWhatItHasWritten() {
        List<Converter> all = examples()
                .map(example -> (Converter) example.get()[0])
                .distinct()
                .limit(ConverterSpec.MOST)
                .toList();
        List<Fault> faults = new ArrayList<>();

        List<Converter> read = ConverterSpec.read(new ArrayList<>(ConverterSpec.of(all)), "/converters", faults::add);

        assertThat(faults).isEmpty();
        assertThat(read).isEqualTo(all);
    }

    @Test
    void saysWhatIsWrongWithAChain() {
        List<Fault> faults = new ArrayList<>();

        ConverterSpec.read(
                List.of(
                        new ConverterSpec("hex2oct", null, null, null, null, null),
                        new ConverterSpec("regex", "(", null, null, null, null),
                        new ConverterSpec("pad", null, 0, null, null, null),
                        new ConverterSpec("substring", null, 513, Integer.MIN_VALUE, null, null),
                        new ConverterSpec("wiegand", null, null, null, "hex", "octal")),
                "/converters",
                faults::add);

        assertThat(faults)
                .extracting(Fault::pointer)
                .containsExactly(
                        "/converters/0/type",
                        "/converters/1/pattern",
                        "/converters/2/length",
                        "/converters/3/length",
                        "/converters/3/from",
                        "/converters/4/output");
        List<Fault> many = new ArrayList<>();
        assertThat(ConverterSpec.read(
                        new ArrayList<>(
                                Collections.nCopies(11, new ConverterSpec("trim", null, null, null, null, null))),
                        "/converters",
                        many::add))
                .isEmpty();
        assertThat(many).extracting(Fault::pointer).containsExactly("/converters");
    }
}
