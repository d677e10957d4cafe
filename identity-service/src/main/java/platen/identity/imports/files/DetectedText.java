package platen.identity.imports.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import platen.identity.imports.files.UnreadableFile.Reason;

/**
 * Text of an encoding that is found out while reading. A byte order mark decides. Without one it is UTF-16 if every other byte of the
 * first two is zero, for a first line begins with a letter or a quote of Latin script, else UTF-8 as long as the bytes are; where
 * they are not, and all before were ASCII, which both have in common, it is Windows-1252 from there. A file in which both occur is refused.
 */
final class DetectedText extends Reader {

    private static final int BUFFER_BYTES = 8_192;
    private static final int END = -1;

    private final InputStream in;
    private final long mostBytes;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private Encoding encoding = Encoding.UTF_8;
    private CharsetDecoder decoder = decoder(Encoding.UTF_8);
    private boolean begun;
    private boolean marked;
    private boolean beyondAscii;
    private boolean ended;
    private long read;

    DetectedText(InputStream in, long mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** As far as it is known by what has been read. */
    Encoding encoding() {
        return encoding;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!begun) {
            begin();
        }
        CharBuffer text = CharBuffer.wrap(target, offset, length);
        while (length > 0) {
            CoderResult result = decoder.decode(bytes, text, ended);
            int got = text.position() - offset;
            if (got > 0) {
                check(target, offset, got);
                return got;
            }
            if (result.isError()) {
                fallBack();
            } else if (ended) {
                return END;
            } else {
                fill();
            }
        }
        return 0;
    }

    private void begin() throws IOException {
        begun = true;
        while (!ended && bytes.remaining() < 3) {
            fill();
        }
        if (beginsWith(0xEF, 0xBB, 0xBF)) {
            mark(Encoding.UTF_8, 3);
        } else if (beginsWith(0xFF, 0xFE)) {
            mark(Encoding.UTF_16LE, 2);
        } else if (beginsWith(0xFE, 0xFF)) {
            mark(Encoding.UTF_16BE, 2);
        } else if (beginsWithLatin(0, 1)) {
            mark(Encoding.UTF_16LE, 0);
        } else if (beginsWithLatin(1, 0)) {
            mark(Encoding.UTF_16BE, 0);
        }
    }

    private boolean beginsWithLatin(int letter, int zero) {
        return bytes.remaining() > 1
                && bytes.get(bytes.position() + zero) == 0
                && bytes.get(bytes.position() + letter) != 0;
    }

    private boolean beginsWith(int... expected) {
        if (bytes.remaining() < expected.length) {
            return false;
        }
        for (int place = 0; place < expected.length; place++) {
            if ((bytes.get(bytes.position() + place) & 0xFF) != expected[place]) {
                return false;
            }
        }
        return true;
    }

    private void mark(Encoding found, int length) {
        marked = true;
        encoding = found;
        decoder = decoder(found);
        bytes.position(bytes.position() + length);
    }

    private void fallBack() {
        if (marked || beyondAscii || encoding == Encoding.WINDOWS_1252) {
            throw new UnreadableFile(
                    Reason.NOT_TEXT, 0, "The file is not " + encoding.label() + " throughout. Save it as CSV UTF-8.");
        }
        encoding = Encoding.WINDOWS_1252;
        decoder = decoder(encoding);
    }

    private void check(char[] target, int offset, int length) {
        for (int place = offset; place < offset + length; place++) {
            if (target[place] == 0) {
                throw new UnreadableFile(Reason.NOT_TEXT, 0, "The file is no text. Save it as CSV UTF-8.");
            }
            beyondAscii |= target[place] > 0x7F;
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (got < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + got);
            read += got;
        }
        bytes.flip();
        if (read > mostBytes) {
            throw new UnreadableFile(Reason.TOO_LARGE, 0, "The file is larger than " + mostBytes + " bytes.");
        }
    }

    private static CharsetDecoder decoder(Encoding encoding) {
        return encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
