package platen.google.runs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanHashTest {

    private static final PlanLine LINE = new PlanLine("117", ChangeKind.CHANGED, bytes(1), bytes(2), Set.of("DISABLE"));

    @Test
    void isTheSameForTheSamePlan() {
        assertThat(of(LINE, LINE)).isEqualTo(of(LINE, LINE)).hasSize(64);
    }

    @Test
    void everyDifferenceShows() {
        assertThat(Stream.of(
                        of(),
                        of(LINE),
                        of(LINE, LINE),
                        of(new PlanLine("118", ChangeKind.CHANGED, bytes(1), bytes(2), Set.of("DISABLE"))),
                        of(new PlanLine("117", ChangeKind.RESTORED, bytes(1), bytes(2), Set.of("DISABLE"))),
                        of(new PlanLine("117", ChangeKind.CHANGED, bytes(3), bytes(2), Set.of("DISABLE"))),
                        of(new PlanLine("117", ChangeKind.CHANGED, null, bytes(2), Set.of("DISABLE"))),
                        of(new PlanLine("117", ChangeKind.CHANGED, bytes(1), bytes(3), Set.of("DISABLE"))),
                        of(new PlanLine("117", ChangeKind.CHANGED, bytes(1), bytes(2), Set.of())),
                        of(new PlanLine(
                                "117", ChangeKind.CHANGED, bytes(1), bytes(2), Set.of("DISABLE", "CODE_CLEAR")))))
                .doesNotHaveDuplicates();
    }

    private static String of(PlanLine... lines) {
        var hash = new PlanHash();
        Arrays.stream(lines).forEach(hash::add);
        return HexFormat.of().formatHex(hash.value());
    }

    private static byte[] bytes(int value) {
        return new byte[] {(byte) value};
    }
}
