package platen.testing;

import java.nio.file.Path;

/** The key material of the run, so that a test can seal to the service under test and open what it sealed to others. */
public final class TestKeys {

    private TestKeys() {}

    /** The directory of a service by its short name, as {@code PLATEN_KEYS} names it. */
    public static Path of(String service) {
        return CurrentRun.keys().resolve(service);
    }
}
