package platen.gateway.panel.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {

    private static final String ADDRESS = "https://mfd.school.example/phone-logins/0b9f6c1e6f0e4a539a3e2f4a3b1c5d01."
            + "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF";
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @Test
    void isReadAsTheAddressItWasMadeOf() throws Exception {
        QrPicture picture = QrPicture.of(ADDRESS, 340);

        assertThat(new Decoder().decode(modules(picture)).getText()).isEqualTo(ADDRESS);
        assertThat(picture.toString()).doesNotContain("M4");
    }

    @Test
    void hasWholePixelsAndModulesThatAPhoneSees() {
        for (int most : new int[] {226, 340}) {
            QrPicture picture = QrPicture.of(ADDRESS, most);

            assertThat(picture.side()).isLessThanOrEqualTo(most);
            assertThat(picture.side() % picture.modules()).isZero();
            assertThat(picture.side() / picture.modules()).isGreaterThanOrEqualTo(3);
        }
    }

    /** Without the quiet zone, whose modules must be light. */
    private static boolean[][] modules(QrPicture picture) {
        int inside = picture.modules() - 8;
        boolean[][] dark = new boolean[inside][inside];
        Matcher runs = RUN.matcher(picture.path());
        int end = 0;
        while (runs.find()) {
            assertThat(runs.start()).isEqualTo(end);
            assertThat(runs.group(3)).isEqualTo(runs.group(4));
            end = runs.end();
            for (int place = 0; place < Integer.parseInt(runs.group(3)); place++) {
                dark[Integer.parseInt(runs.group(2)) - 4][Integer.parseInt(runs.group(1)) - 4 + place] = true;
            }
        }
        assertThat(end).isEqualTo(picture.path().length());
        return dark;
    }
}
