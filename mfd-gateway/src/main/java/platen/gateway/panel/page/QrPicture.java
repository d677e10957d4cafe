package platen.gateway.panel.page;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as the path of an SVG: it needs no script and no second request, so the address in it is nowhere but on the screen.
 *
 * @param modules along one side, with the quiet zone of four around it (ISO/IEC 18004)
 * @param side in pixels, a whole number for each module
 * @param path of the dark modules, a module being one unit
 */
public record QrPicture(int modules, int side, String path) {

    private static final int QUIET = 4;

    /**
     * @param text of any content; level M mends 15 %
     * @param most pixels it may have along one side
     */
    static QrPicture of(String text, int most) {
        try {
            ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            int modules = matrix.getWidth() + 2 * QUIET;
            return new QrPicture(modules, modules * Math.max(1, most / modules), path(matrix));
        } catch (WriterException tooLong) {
            throw new IllegalStateException("An address is too long for a QR code");
        }
    }

    private static String path(ByteMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < matrix.getHeight(); row++) {
            int column = 0;
            while (column < matrix.getWidth()) {
                int dark = run(matrix, row, column);
                if (dark > 0) {
                    path.append('M').append(column + QUIET).append(' ').append(row + QUIET);
                    path.append('h').append(dark).append("v1h-").append(dark).append('z');
                }
                column += Math.max(1, dark);
            }
        }
        return path.toString();
    }

    /** How many dark modules are side by side from here on. */
    private static int run(ByteMatrix matrix, int row, int from) {
        int end = from;
        while (end < matrix.getWidth() && matrix.get(end, row) == 1) {
            end++;
        }
        return end - from;
    }

    @Override
    public String toString() {
        return "QrPicture[…]";
    }
}
