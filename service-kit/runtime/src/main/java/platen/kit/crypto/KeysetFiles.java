package platen.kit.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * Reads and writes Tink's JSON keysets. Causes are left out of exceptions on purpose: parsers quote what they parse, and
 * that would be keys.
 */
final class KeysetFiles {

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
            HybridConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot be set up.", e);
        }
    }

    private KeysetFiles() {}

    /** A keyset with one new key. */
    static KeysetHandle fresh(Parameters parameters) {
        try {
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be generated.", e);
        }
    }

    static KeysetHandle read(Path file) {
        String json = text(file);
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unreadable(file);
        }
    }

    static KeysetHandle readPublic(Path file) {
        String json = text(file);
        try {
            return TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(json);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unreadable(file);
        }
    }

    static void write(Path file, KeysetHandle keyset) {
        try {
            writeNew(file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("Key file " + file + " could not be made.");
        }
    }

    static void writePublic(Path file, KeysetHandle keyset) {
        try {
            writeNew(file, TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keyset));
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("Key file " + file + " could not be made.");
        }
    }

    /** Whole or not at all: a process killed meanwhile leaves no half key file behind. */
    private static void writeNew(Path file, String json) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", ownerOnly);
            Files.writeString(draft, json);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new KeyMaterialException("Key file " + file + " cannot be written.");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new KeyMaterialException("Key file " + file + " is missing.");
        } catch (IOException e) {
            throw new KeyMaterialException("Key file " + file + " cannot be read.");
        }
    }

    private static KeyMaterialException unreadable(Path file) {
        return new KeyMaterialException("Key file " + file + " is not a Tink JSON keyset of the kind expected there.");
    }
}
