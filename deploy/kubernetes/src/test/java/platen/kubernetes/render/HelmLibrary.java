package platen.kubernetes.render;

import com.marcnuri.helm.jni.NativeLibrary;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;

/** Helm as a library; there is one on the class path where the module's profiles know one for the machine. */
public final class HelmLibrary {

    private HelmLibrary() {}

    public static boolean isThere() {
        return ServiceLoader.load(NativeLibrary.class).findFirst().isPresent();
    }

    /** Skips the test where there is none, and says so. */
    public static void assumeThere() {
        if (!isThere()) {
            System.err.printf(
                    "WARNING: the charts were NOT rendered and NOT checked: there is no Helm library for %s %s.%n",
                    System.getProperty("os.name"), System.getProperty("os.arch"));
        }
        Assumptions.assumeTrue(isThere(), "no Helm library for this machine");
    }
}
