package platen.google.runs.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void noCellIsAFormula(String evil) {
        assertThat(ChangeCsv.cell(evil).replaceFirst("^\"", "")).startsWith("'" + evil.charAt(0));
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(ChangeCsv.cell("Silva, Ana \"Ana\"")).isEqualTo("\"Silva, Ana \"\"Ana\"\"\"");
        assertThat(ChangeCsv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(ChangeCsv.cell("Ana")).isEqualTo("Ana");
        assertThat(ChangeCsv.cell("")).isEmpty();
    }
}
