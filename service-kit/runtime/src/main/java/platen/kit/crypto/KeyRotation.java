package platen.kit.crypto;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Changes the keys in key material as {@link KeyMaterialGenerator} wrote it, one small step at a time, because services read a
 * step only when they restart. Keys stand in a file in the order of their age. Files that must agree are changed together.
 */
public final class KeyRotation {

    /** What can be done, in this order. */
    public enum Step {
        /** A new key, which services can read under but do not write under yet. */
        ADD,
        /** What is written from now on is written under the newest key. */
        PROMOTE,
        /** Keys older than the primary one are disabled: what is still under them cannot be read. */
        RETIRE,
        /** Takes {@link #RETIRE} back. */
        RESTORE,
        /** Disabled keys are gone for good. */
        REMOVE,
        /** Changes nothing. */
        LIST
    }

    private final Path root;
    private final String service;
    private final String keys;

    private KeyRotation(Path root, String service, String keys) {
        this.root = root;
        this.service = service;
        this.keys = keys;
    }

    /**
     * @param root holds a directory per service
     * @param keys {@code data}, {@code index} or {@code sealing}
     */
    public static KeyRotation of(Path root, String service, String keys) {
        if (!KeyMaterialGenerator.SERVICES.contains(service)) {
            throw new KeyMaterialException("There is no service \"" + service + "\"; the services are "
                    + String.join(", ", KeyMaterialGenerator.SERVICES) + ".");
        }
        return new KeyRotation(root, service, keys);
    }

    /** Takes root directory, service, keys and step, and says in sentences what was done. */
    public static void main(String[] arguments) {
        try {
            if (arguments.length != 4) {
                throw new KeyMaterialException(
                        "Usage: KeyRotation DIRECTORY SERVICE data|index|sealing add|promote|retire|restore|remove|list");
            }
            of(Path.of(arguments[0]), arguments[1], arguments[2])
                    .take(step(arguments[3]))
                    .forEach(System.out::println);
        } catch (KeyMaterialException refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    private static Step step(String name) {
        return Stream.of(Step.values())
                .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new KeyMaterialException("There is no step \"" + name
                        + "\"; the steps are add, promote, retire, restore, remove, list."));
    }

    /** Returns what the files hold afterwards: a line per key, by id and never by value. */
    public List<String> take(Step step) {
        List<Path> files = files();
        KeysetHandle before = agreed(files);
        KeysetHandle after = step == Step.LIST ? before : changed(files.getFirst(), before, step);
        if (step != Step.LIST) {
            files.forEach(file -> KeysetFiles.write(file, after));
            if (keys.equals("sealing")) {
                publish(KeyMaterialGenerator.publicPart(after));
            }
        }
        return files.stream().flatMap(file -> lines(file, after)).toList();
    }

    private List<Path> files() {
        String name = keys + ".json";
        parameters();
        return keys.equals("index") && KeyMaterialGenerator.SHARED_INDEX.contains(service)
                ? KeyMaterialGenerator.SHARED_INDEX.stream()
                        .map(sharer -> root.resolve(sharer).resolve(name))
                        .toList()
                : List.of(root.resolve(service).resolve(name));
    }

    private Parameters parameters() {
        return switch (keys) {
            case "data" -> KeyMaterialGenerator.DATA;
            case "index" -> KeyMaterialGenerator.INDEX;
            case "sealing" -> KeyMaterialGenerator.SEALING;
            default ->
                throw new KeyMaterialException(
                        "There are no keys \"" + keys + "\"; a service has data, index and sealing.");
        };
    }

    private static KeysetHandle agreed(List<Path> files) {
        KeysetHandle first = KeysetFiles.read(files.getFirst());
        for (Path file : files) {
            if (!KeysetFiles.read(file).equalsKeyset(first)) {
                throw new KeyMaterialException("Key files " + files
                        + " must hold the same keys, and do not: copy the one that was changed last over the other.");
            }
        }
        return first;
    }

    private KeysetHandle changed(Path file, KeysetHandle before, Step step) {
        KeysetHandle.Builder keyset = KeysetHandle.newBuilder(before);
        int primary = primary(keyset);
        int newest = keyset.size() - 1;
        boolean waiting = newest > primary && keyset.getAt(newest).getStatus() == KeyStatus.ENABLED;
        switch (step) {
            case ADD -> {
                require(!waiting, file, "holds a key that waits to be promoted: promote it first");
                keyset.addEntry(
                        KeysetHandle.generateEntryFromParameters(parameters()).withRandomId());
            }
            case PROMOTE -> {
                require(waiting, file, "holds no key that waits to be promoted: add one first");
                keyset.getAt(newest).makePrimary();
            }
            case RETIRE -> turn(file, keyset, primary, KeyStatus.ENABLED, KeyStatus.DISABLED);
            case RESTORE -> turn(file, keyset, primary, KeyStatus.DISABLED, KeyStatus.ENABLED);
            case REMOVE -> remove(file, keyset);
            case LIST -> throw new IllegalArgumentException("Listing changes nothing.");
        }
        try {
            return keyset.build();
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("Key file " + file + " cannot be changed in this way.");
        }
    }

    private static int primary(KeysetHandle.Builder keyset) {
        return IntStream.range(0, keyset.size())
                .filter(place -> keyset.getAt(place).isPrimary())
                .findFirst()
                .orElseThrow();
    }

    private static void turn(Path file, KeysetHandle.Builder keyset, int primary, KeyStatus from, KeyStatus to) {
        int[] places = IntStream.range(0, primary)
                .filter(place -> keyset.getAt(place).getStatus() == from)
                .toArray();
        require(places.length > 0, file, "holds no such key older than the primary one");
        IntStream.of(places).forEach(place -> keyset.getAt(place).setStatus(to));
    }

    private static void remove(Path file, KeysetHandle.Builder keyset) {
        int[] places = IntStream.range(0, keyset.size())
                .map(place -> keyset.size() - 1 - place)
                .filter(place -> keyset.getAt(place).getStatus() != KeyStatus.ENABLED)
                .toArray();
        require(places.length > 0, file, "holds no disabled key: retire one first");
        IntStream.of(places).forEach(keyset::deleteAt);
    }

    private static void require(boolean condition, Path file, String otherwise) {
        if (!condition) {
            throw new KeyMaterialException("Key file " + file + " " + otherwise + ".");
        }
    }

    /** Who seals to the service does so under its primary key. */
    private void publish(KeysetHandle published) {
        KeyMaterialGenerator.SERVICES.stream()
                .map(other -> root.resolve(other).resolve("public").resolve(service + ".json"))
                .filter(Files::exists)
                .forEach(file -> KeysetFiles.writePublic(file, published));
    }

    private static Stream<String> lines(Path file, KeysetHandle keyset) {
        return IntStream.range(0, keyset.size())
                .mapToObj(keyset::getAt)
                .map(key -> file + ": key "
                        + Integer.toUnsignedString(key.getId()) + " is "
                        + (key.getStatus() == KeyStatus.ENABLED ? "enabled" : "disabled")
                        + (key.isPrimary() ? " and primary" : ""));
    }
}
