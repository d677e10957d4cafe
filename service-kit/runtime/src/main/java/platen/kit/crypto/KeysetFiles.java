package platen.kit.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

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
            return usable(file, TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (KeyMaterialException unusable) {
            throw unusable;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unreadable(file);
        }
    }

    static KeysetHandle readPublic(Path file) {
        String json = text(file);
        try {
            return usable(file, TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(json));
        } catch (KeyMaterialException unusable) {
            throw unusable;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unreadable(file);
        }
    }

    /** Tink refuses a disabled primary key too, but not with a sentence that helps. */
    private static KeysetHandle usable(Path file, KeysetHandle keyset) {
        boolean enabled = IntStream.range(0, keyset.size())
                .mapToObj(keyset::getAt)
                .anyMatch(key -> key.isPrimary() && key.getStatus() == KeyStatus.ENABLED);
        if (enabled) {
            return keyset;
        }
        throw new KeyMaterialException("Key file " + file
                + " has no enabled primary key: restore it from the backup of the key material, or enable the key.");
    }

    static KeyIds ids(KeysetHandle keyset) {
        Set<Integer> enabled = new HashSet<>();
        for (int place = 0; place < keyset.size(); place++) {
            if (keyset.getAt(place).getStatus() == KeyStatus.ENABLED) {
                enabled.add(keyset.getAt(place).getId());
            }
        }
        return new KeyIds(keyset.getPrimary().getId(), enabled);
    }

    static void write(Path file, KeysetHandle keyset) {
        try {
            replace(file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("Key file " + file + " could not be made.");
        }
    }

    static void writePublic(Path file, KeysetHandle keyset) {
        try {
            replace(file, TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keyset));
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("Key file " + file + " could not be made.");
        }
    }

    /** Whole or not at all: a process killed meanwhile leaves no half key file behind. */
    private static void replace(Path file, String json) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", ownerOnly);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new KeyMaterialException("Key file " + file + " cannot be written.");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new KeyMaterialException(
                    "Key file " + file + " is missing: restore it from the backup of the key material.");
        } catch (IOException e) {
            throw new KeyMaterialException(
                    "Key file " + file + " cannot be read: let the service's user, and nobody else, read it.");
        }
    }

    private static KeyMaterialException unreadable(Path file) {
        return new KeyMaterialException(
                "Key file " + file
                        + " is not a Tink JSON keyset of the kind expected there: restore it from the backup of the key material.");
    }
}
