package platen.identity.imports.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encodings files come in. */
public enum Encoding {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE),
    WINDOWS_1252(Charset.forName("windows-1252"));

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    public Charset charset() {
        return charset;
    }

    /** As IANA has it. */
    public String label() {
        return charset.name();
    }
}
