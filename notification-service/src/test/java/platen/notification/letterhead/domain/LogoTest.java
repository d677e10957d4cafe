package platen.notification.letterhead.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTest {

    @ParameterizedTest
    @CsvSource({
        "png, 300, 40, 240, 32",
        "jpg, 300, 40, 240, 32",
        "png, 10, 20, 10, 20",
        "jpg, 1200, 1200, 64, 64",
        "png, 1200, 1, 240, 1"
    })
    void readsItsSizeAndFitsAMail(String format, int width, int height, int shownWidth, int shownHeight)
            throws IOException {
        byte[] file = image(format, width, height);

        Logo logo = Logo.of(file).orElseThrow();

        assertThat(logo.type()).isEqualTo(format.equals("png") ? "image/png" : "image/jpeg");
        assertThat(logo.width()).isEqualTo(width);
        assertThat(logo.height()).isEqualTo(height);
        assertThat(logo.shownWidth()).isEqualTo(shownWidth);
        assertThat(logo.shownHeight()).isEqualTo(shownHeight);
        assertThat(logo.file()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "%PDF-1.7"})
    void takesNoOtherFile(String file) {
        assertThat(Logo.of(file.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void takesNeitherTooManyPixelsNorTooManyBytesNorABrokenFile(String format) throws IOException {
        byte[] file = image(format, 100, 50);

        assertThat(Logo.of(image(format, 1_201, 2))).isEmpty();
        assertThat(Logo.of(image(format, 2, 1_201))).isEmpty();
        assertThat(Logo.of(Arrays.copyOf(file, Logo.MOST_BYTES))).isPresent();
        assertThat(Logo.of(Arrays.copyOf(file, Logo.MOST_BYTES + 1))).isEmpty();
        for (int length = 0; length < 20; length++) {
            assertThat(Logo.of(Arrays.copyOf(file, length))).isEmpty();
        }
        byte[] endless = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 0, (byte) 0xFF, (byte) 0xE0, 0, 0, 0, 0
        };
        assertThat(Logo.of(endless)).isEmpty();
    }

    @Test
    void saysNothingOfItsContent() throws IOException {
        assertThat(Logo.of(image("png", 5, 5)).orElseThrow().toString()).isEqualTo("Logo[image/png, 5 × 5]");
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
