package platen.kit.crypto;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes key material for a whole suite of services, one directory each. What is there already stays as it is, so it may
 * run at every start; directories are 0700 and files 0600.
 */
public final class KeyMaterialGenerator {

    /** The two that must find the same value under the same index. */
    static final List<String> SHARED_INDEX = List.of("accesscode", "mfd-gateway");

    private static final List<String> OWN_INDEX = List.of("sync-google", "scim");

    /** Short names of the services that get a directory. */
    public static final List<String> SERVICES =
            List.of("accesscode", "mfd-gateway", "sync-google", "scim", "notification", "identity");

    private KeyMaterialGenerator() {}

    /** Writes {@code <root>/<service>/{index,data,sealing}.json} and {@code <root>/<service>/public/<other>.json}. */
    public static void generate(Path root) {
        directory(root);
        for (String service : SERVICES) {
            Path own = directory(root.resolve(service));
            directory(own.resolve("public"));
            create(own.resolve("data.json"), DATA);
            create(own.resolve("sealing.json"), SEALING);
        }
        OWN_INDEX.forEach(service -> create(root.resolve(service).resolve("index.json"), INDEX));
        shareIndex(root);
        SERVICES.forEach(service -> publish(root, service));
    }

    /** Takes the root directory as its only argument. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("Name the directory that is to hold the key material.");
        }
        generate(Path.of(arguments[0]));
    }

    static final Parameters INDEX = PredefinedPrfParameters.HKDF_SHA256;

    static final Parameters DATA = PredefinedAeadParameters.AES256_GCM;

    static final Parameters SEALING = sealing();

    private static Parameters sealing() {
        try {
            return HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HPKE parameters are not accepted.", e);
        }
    }

    private static void create(Path file, Parameters parameters) {
        if (Files.exists(file)) {
            return;
        }
        KeysetFiles.write(file, KeysetFiles.fresh(parameters));
    }

    private static void shareIndex(Path root) {
        List<Path> files = SHARED_INDEX.stream()
                .map(service -> root.resolve(service).resolve("index.json"))
                .toList();
        List<Path> missing = new ArrayList<>(files);
        missing.removeIf(Files::exists);
        Set<Path> present = Set.copyOf(files.stream().filter(Files::exists).toList());
        KeysetHandle index = present.isEmpty()
                ? KeysetFiles.fresh(INDEX)
                : KeysetFiles.read(present.iterator().next());
        missing.forEach(file -> KeysetFiles.write(file, index));
        for (Path file : files) {
            if (!KeysetFiles.read(file).equalsKeyset(index)) {
                throw new KeyMaterialException("Key files " + files + " must hold the same keys, and do not.");
            }
        }
    }

    private static void publish(Path root, String service) {
        KeysetHandle published =
                publicPart(KeysetFiles.read(root.resolve(service).resolve("sealing.json")));
        for (String other : SERVICES) {
            Path file = root.resolve(other).resolve("public").resolve(service + ".json");
            if (other.equals(service)) {
                continue;
            }
            if (!Files.exists(file)) {
                KeysetFiles.writePublic(file, published);
            } else if (!KeysetFiles.readPublic(file).equalsKeyset(published)) {
                throw new KeyMaterialException("Key file " + file + " is not the public part of " + service
                        + "'s sealing.json; what is sealed with it could not be opened.");
            }
        }
    }

    static KeysetHandle publicPart(KeysetHandle sealing) {
        try {
            return sealing.getPublicKeysetHandle();
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("A sealing.json holds keys that have no public part.");
        }
    }

    private static Path directory(Path path) {
        try {
            return Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new KeyMaterialException("Directory " + path + " cannot be made.");
        }
    }
}
