package platen.kit.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys of this service, read from the directory {@code platen.keys}. A file is read when first needed, or at start
 * when {@code platen.keys.required} names it; a missing or wrong one fails closed with a sentence that names the file.
 */
@ApplicationScoped
public class KeyMaterial {

    private static final String INDEX = "index.json";
    private static final String DATA = "data.json";

    private final Optional<Path> directory;
    private final List<String> required;
    private final Map<String, Loaded> files = new ConcurrentHashMap<>();

    private record Loaded(KeyIds ids, Object primitive) {

        @Override
        public String toString() {
            return "Loaded[…]";
        }
    }

    @Inject
    KeyMaterial(
            @ConfigProperty(name = "platen.keys") Optional<String> directory,
            @ConfigProperty(name = "platen.keys.required") Optional<List<String>> required) {
        this.directory = directory.map(Path::of);
        this.required = required.orElse(List.of());
    }

    /** The same, without a container: for tools and tests. */
    public static KeyMaterial in(Path directory) {
        return new KeyMaterial(Optional.of(directory.toString()), Optional.empty());
    }

    void checkRequired(@Observes StartupEvent started) {
        checkRequired();
    }

    void checkRequired() {
        for (String name : required) {
            switch (name.strip()) {
                case "index" -> prf();
                case "data" -> data();
                case "sealing" -> unsealing();
                default ->
                    throw new KeyMaterialException(
                            "platen.keys.required names \"" + name + "\"; it knows index, data and sealing.");
            }
        }
    }

    /** Reads each file anew when it is next needed, as a restart would. */
    public void reload() {
        files.clear();
    }

    /** Of {@code index.json}. */
    public KeyIds indexKeys() {
        return file(INDEX, PrfSet.class).ids();
    }

    /** Of {@code data.json}. */
    public KeyIds dataKeys() {
        return file(DATA, Aead.class).ids();
    }

    /** Where {@code index.json} is, for a message about it. */
    public Path indexFile() {
        return path(INDEX);
    }

    /** Where {@code data.json} is, for a message about it. */
    public Path dataFile() {
        return path(DATA);
    }

    /** {@code index.json}: the pseudo-random function from which blind index keys are derived. */
    public PrfSet prf() {
        return primitive(INDEX, PrfSet.class);
    }

    /** {@code data.json}: encryption of what this service stores. */
    public Aead data() {
        return primitive(DATA, Aead.class);
    }

    /** {@code sealing.json}: opens what other services sealed to this one. */
    public HybridDecrypt unsealing() {
        return primitive("sealing.json", HybridDecrypt.class);
    }

    /** {@code public/<service>.json}: seals to that service. */
    public HybridEncrypt sealingTo(String service) {
        if (!service.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("Not the name of a service.");
        }
        return primitive("public/" + service + ".json", HybridEncrypt.class);
    }

    private <P> P primitive(String file, Class<P> type) {
        return type.cast(file(file, type).primitive());
    }

    private Loaded file(String file, Class<?> type) {
        return files.computeIfAbsent(file, name -> load(path(name), type));
    }

    private Path path(String file) {
        return directory
                .orElseThrow(() -> new KeyMaterialException("Key file " + file
                        + " is needed, but PLATEN_KEYS does not say in which directory it is: set it."))
                .resolve(file);
    }

    private static Loaded load(Path path, Class<?> type) {
        KeysetHandle keyset = type == HybridEncrypt.class ? KeysetFiles.readPublic(path) : KeysetFiles.read(path);
        try {
            return new Loaded(KeysetFiles.ids(keyset), keyset.getPrimitive(RegistryConfiguration.get(), type));
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("Key file " + path
                    + " holds keys of another kind than its name says: put the right file in its place.");
        }
    }
}
