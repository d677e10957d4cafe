package platen.identity.imports.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.identity.imports.files.CsvFile.Row;
import platen.identity.imports.files.UnreadableFile.Reason;

class CsvFileTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final long MOST = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsLinesWhateverEndsThem(String end) throws IOException {
        String text = "a,b" + end + "1,\"x" + end + "y\"" + end + end + "\"say \"\"no\"\"\",";

        List<Row> rows = read(text.getBytes(UTF_8));

        assertThat(rows)
                .containsExactly(
                        new Row(1, List.of("a", "b")),
                        new Row(2, List.of("1", "x" + end + "y")),
                        new Row(5, List.of("say \"no\"", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsOutWhatSeparatesCells(String separator) throws IOException {
        String text = "\"a,;\t;,\"" + separator + "b" + separator + "c\n1" + separator + "2" + separator + "3";

        assertThat(read(text.getBytes(UTF_8)).getLast().cells()).containsExactly("1", "2", "3");
    }

    @Test
    void followsTheHintOfASpreadsheet() throws IOException {
        assertThat(read("sep=;\r\na,x;b\r\n1;2".getBytes(UTF_8)))
                .containsExactly(new Row(2, List.of("a,x", "b")), new Row(3, List.of("1", "2")));
    }

    @Test
    void findsOutTheEncoding() throws IOException {
        String text = "Größe,Élan\nß,€";
        String ascii = "x,y\n" + "1,2\n".repeat(5_000);

        assertEncoding(Encoding.UTF_8, text, text.getBytes(UTF_8));
        assertEncoding(Encoding.UTF_8, text, ("\uFEFF" + text).getBytes(UTF_8));
        assertEncoding(Encoding.UTF_16LE, text, ("\uFEFF" + text).getBytes(UTF_16LE));
        assertEncoding(Encoding.UTF_16BE, text, ("\uFEFF" + text).getBytes(UTF_16BE));
        assertEncoding(Encoding.UTF_16LE, text, text.getBytes(UTF_16LE));
        assertEncoding(Encoding.UTF_16BE, text, text.getBytes(UTF_16BE));
        assertEncoding(Encoding.WINDOWS_1252, text, text.getBytes(WINDOWS_1252));
        assertEncoding(Encoding.WINDOWS_1252, ascii + "1,é", (ascii + "1,é").getBytes(WINDOWS_1252));
        assertEncoding(Encoding.UTF_8, ascii + "1,é", (ascii + "1,é").getBytes(UTF_8));
    }

    @Test
    void readsTheSameWhateverPiecesComeIn() throws IOException {
        byte[] bytes = "Größe;Élan\nß😀;€\n\"a\r\nb\";ü".getBytes(UTF_8);
        InputStream byByte = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        };

        assertThat(read(byByte, MOST)).isEqualTo(read(bytes));
    }

    @Test
    void refusesAFileThatMixesEncodings() {
        byte[] bytes = ("é\n" + "\u00e9").getBytes(UTF_8);
        bytes[bytes.length - 1] = 'x';

        assertRefused(bytes, Reason.NOT_TEXT, 0);
        assertRefused("a,b\n1,\0".getBytes(UTF_8), Reason.NOT_TEXT, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n3,\"never closed\n4,5\n",
                "a,b\n1,2\n3,\"never closed",
                "a,b\n1,2\n3,\"closed\" early\n4,5\n"
            })
    void tellsTheLineOfAQuoteThatIsNotClosed(String text) {
        assertRefused(text.getBytes(UTF_8), Reason.MALFORMED, 3);
    }

    @Test
    void refusesCellsWithoutEndAndFilesThatAreTooLarge() {
        String longest = "x".repeat(CsvFile.LONGEST_CELL);

        assertThat(readable(("a\n" + longest).getBytes(UTF_8))).isTrue();
        assertRefused(("a\n" + longest + "x").getBytes(UTF_8), Reason.MALFORMED, 2);
        assertRefused(("a\n1\n\"" + "x\n".repeat(400_000)).getBytes(UTF_8), Reason.MALFORMED, 3);
        assertRefused(("a\n" + "x\n".repeat(600_000)).getBytes(UTF_8), Reason.TOO_LARGE, 0);
    }

    @Test
    void isEmptyWithoutLines() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read("\n\r\n".getBytes(UTF_8))).isEmpty();
        assertThat(read("\uFEFF".getBytes(UTF_8))).isEmpty();
    }

    private static void assertEncoding(Encoding expected, String text, byte[] bytes) throws IOException {
        try (CsvFile file = CsvFile.open(new ByteArrayInputStream(bytes), MOST, null)) {
            assertThat(rest(file)).isEqualTo(read(text.getBytes(UTF_8)));
            assertThat(file.encoding()).isEqualTo(expected);
        }
    }

    private static void assertRefused(byte[] bytes, Reason reason, long line) {
        UnreadableFile refused = catchThrowableOfType(UnreadableFile.class, () -> read(bytes));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.line()).isEqualTo(line);
    }

    private static boolean readable(byte[] bytes) {
        return catchThrowableOfType(UnreadableFile.class, () -> read(bytes)) == null;
    }

    private static List<Row> read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes), MOST);
    }

    private static List<Row> read(InputStream in, long most) throws IOException {
        try (CsvFile file = CsvFile.open(in, most, null)) {
            return rest(file);
        }
    }

    private static List<Row> rest(CsvFile file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (@Nullable Row row = file.next(); row != null; row = file.next()) {
            rows.add(row);
        }
        return rows;
    }
}
