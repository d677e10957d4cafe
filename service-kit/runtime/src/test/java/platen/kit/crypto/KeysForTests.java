package platen.kit.crypto;

import java.nio.file.Path;

/** Fresh keys of a whole suite, made once for all tests of this JVM's class. */
record KeysForTests(Path root) {

    static KeysForTests in(Path root) {
        KeyMaterialGenerator.generate(root);
        return new KeysForTests(root);
    }

    KeyMaterial of(String service) {
        return KeyMaterial.in(root.resolve(service));
    }
}
