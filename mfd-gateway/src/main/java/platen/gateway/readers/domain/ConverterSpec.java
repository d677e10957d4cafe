package platen.gateway.readers.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A converter as administrators write it.
 *
 * @param type {@code trim}, {@code regex}, {@code hex2dec}, {@code dec2hex}, {@code ascii2hex}, {@code hex2ascii},
 *     {@code reverse-bytes}, {@code reverse-bits}, {@code pad}, {@code strip-zeros}, {@code substring} or {@code wiegand}
 * @param pattern of {@code regex}
 * @param length of {@code pad} and {@code substring}, 1 to 512
 * @param from of {@code substring}: the first character, from 0; negative counts from the end
 * @param input of {@code wiegand}: {@code bits}, {@code hex}, {@code decimal} or {@code printed}
 * @param output of {@code wiegand}, as {@code input}
 */
public record ConverterSpec(
        @Nullable String type,
        @Nullable String pattern,
        @Nullable Integer length,
        @Nullable Integer from,
        @Nullable String input,
        @Nullable String output) {

    /** Converters of a chain. */
    public static final int MOST = 10;

    private static final String FORMS = "must be bits, hex, decimal or printed";

    /** A chain, with what is wrong told to {@code faults}: what they were told of is missing in it. */
    public static List<Converter> read(List<@Nullable ConverterSpec> specs, String pointer, Consumer<Fault> faults) {
        if (specs.size() > MOST) {
            faults.accept(new Fault(pointer, "must not be more than " + MOST));
            return List.of();
        }
        List<Converter> chain = new ArrayList<>();
        for (int place = 0; place < specs.size(); place++) {
            ConverterSpec spec = specs.get(place);
            String at = pointer + "/" + place;
            if (spec == null) {
                faults.accept(new Fault(at, "must be a converter"));
            } else {
                spec.read(at, faults).ifPresent(chain::add);
            }
        }
        return List.copyOf(chain);
    }

    private Optional<Converter> read(String pointer, Consumer<Fault> faults) {
        return switch (type == null ? "" : type) {
            case "trim" -> Optional.of(new Converter.Trim());
            case "regex" -> regex(pointer, faults);
            case "hex2dec" -> Optional.of(new Converter.HexToDecimal());
            case "dec2hex" -> Optional.of(new Converter.DecimalToHex());
            case "ascii2hex" -> Optional.of(new Converter.AsciiToHex());
            case "hex2ascii" -> Optional.of(new Converter.HexToAscii());
            case "reverse-bytes" -> Optional.of(new Converter.ReverseBytes());
            case "reverse-bits" -> Optional.of(new Converter.ReverseBits());
            case "strip-zeros" -> Optional.of(new Converter.StripZeros());
            case "pad" -> lengthWithin(pointer, faults).map(Converter.Pad::new);
            case "substring" -> substring(pointer, faults);
            case "wiegand" -> wiegand(pointer, faults);
            default -> {
                faults.accept(new Fault(
                        pointer + "/type",
                        "must be trim, regex, hex2dec, dec2hex, ascii2hex, hex2ascii, reverse-bytes, reverse-bits, pad,"
                                + " strip-zeros, substring or wiegand"));
                yield Optional.empty();
            }
        };
    }

    private Optional<Converter> regex(String pointer, Consumer<Fault> faults) {
        String source = pattern == null ? "" : pattern;
        Optional<String> objection = SafePattern.objection(source);
        objection.ifPresent(wrong -> faults.accept(new Fault(pointer + "/pattern", wrong)));
        return objection.isPresent() ? Optional.empty() : Optional.of(new Converter.Regex(SafePattern.of(source)));
    }

    private Optional<Integer> lengthWithin(String pointer, Consumer<Fault> faults) {
        if (length == null || length < 1 || length > Converter.LONGEST) {
            faults.accept(new Fault(pointer + "/length", "must be 1 to " + Converter.LONGEST));
            return Optional.empty();
        }
        return Optional.of(length);
    }

    private Optional<Converter> substring(String pointer, Consumer<Fault> faults) {
        Optional<Integer> part = lengthWithin(pointer, faults);
        if (from == null || Math.abs((long) from) > Converter.LONGEST) {
            faults.accept(new Fault(pointer + "/from", "must be -" + Converter.LONGEST + " to " + Converter.LONGEST));
            return Optional.empty();
        }
        int first = from;
        return part.map(characters -> new Converter.Substring(first, characters));
    }

    private Optional<Converter> wiegand(String pointer, Consumer<Fault> faults) {
        Optional<WiegandForm> in = form(input, pointer + "/input", faults);
        Optional<WiegandForm> out = form(output, pointer + "/output", faults);
        return in.flatMap(read -> out.map(written -> new Converter.Wiegand(read, written)));
    }

    private static Optional<WiegandForm> form(@Nullable String text, String pointer, Consumer<Fault> faults) {
        Optional<WiegandForm> form = Optional.ofNullable(text).flatMap(WiegandForm::of);
        if (form.isEmpty()) {
            faults.accept(new Fault(pointer, FORMS));
        }
        return form;
    }

    /** How a chain is written. */
    public static List<ConverterSpec> of(List<Converter> chain) {
        return chain.stream().map(ConverterSpec::of).toList();
    }

    private static ConverterSpec of(Converter converter) {
        return switch (converter) {
            case Converter.Trim trim -> named("trim");
            case Converter.Regex(SafePattern pattern) ->
                new ConverterSpec("regex", pattern.source(), null, null, null, null);
            case Converter.HexToDecimal toDecimal -> named("hex2dec");
            case Converter.DecimalToHex toHex -> named("dec2hex");
            case Converter.AsciiToHex toHex -> named("ascii2hex");
            case Converter.HexToAscii toAscii -> named("hex2ascii");
            case Converter.ReverseBytes bytes -> named("reverse-bytes");
            case Converter.ReverseBits bits -> named("reverse-bits");
            case Converter.StripZeros strip -> named("strip-zeros");
            case Converter.Pad(int length) -> new ConverterSpec("pad", null, length, null, null, null);
            case Converter.Substring(int from, int length) ->
                new ConverterSpec("substring", null, length, from, null, null);
            case Converter.Wiegand(WiegandForm in, WiegandForm out) ->
                new ConverterSpec("wiegand", null, null, null, in.text(), out.text());
        };
    }

    private static ConverterSpec named(String type) {
        return new ConverterSpec(type, null, null, null, null, null);
    }
}
