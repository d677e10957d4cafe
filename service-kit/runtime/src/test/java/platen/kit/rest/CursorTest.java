package platen.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void comesBackAsItWentOut() {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            Instant created = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L);
            UUID id = new UUID(random.nextLong(), random.nextLong());

            Cursor read = Cursor.valueOf(Cursor.of(created, id).encoded());

            assertThat(read.instant(0)).isEqualTo(created);
            assertThat(read.uuid(1)).isEqualTo(id);
        }
    }

    @Test
    void carriesAnyText() {
        for (List<String> keys : List.of(List.of(""), List.of("", ""), List.of("Ána", "|,\n"), List.of("a", "", "b"))) {
            Cursor cursor = Cursor.of(keys.toArray(String[]::new));

            assertThat(Cursor.valueOf(cursor.encoded()).keys()).isEqualTo(keys);
        }
    }

    @Test
    void isSafeInAQuery() {
        assertThat(Cursor.of("ÿþ?&=+/", "ü").encoded()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void refusesKeysOfAnotherKind() {
        Cursor names = Cursor.of("ana");

        assertThatThrownBy(() -> names.instant(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> names.uuid(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> names.text(1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void knowsFromOneMoreRowWhetherThereIsANextPage() {
        Limit two = new Limit(2);

        Page<String> full = Page.of(List.of("a", "b", "c"), two, Cursor::of);
        Page<String> last = Page.of(List.of("c", "d"), two, Cursor::of);

        assertThat(full.items()).containsExactly("a", "b");
        assertThat(full.next()).isEqualTo(Cursor.of("b").encoded());
        assertThat(last.items()).containsExactly("c", "d");
        assertThat(last.next()).isNull();
    }
}
