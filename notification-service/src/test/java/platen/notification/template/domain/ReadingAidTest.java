package platen.notification.template.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingAidTest {

    @Test
    void tellsLookAlikesApart() {
        assertThat(ReadingAid.of("0AO7I1")).containsExactly('0', '1', 'I', 'O');
    }

    @Test
    void saysNothingWhereNothingCanBeMistaken() {
        assertThat(ReadingAid.of("K7M2QX")).isEmpty();
        assertThat(ReadingAid.of("102030")).isEmpty();
    }
}
