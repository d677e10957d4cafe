package platen.notification.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server's certificate that the service under test trusts, made by the JDK's keytool. */
public final class TestAuthority {

    /** Where the service looks for what it trusts. */
    static final String CERTIFICATE = "target/webhooks-trust.pem";

    /** The name that the certificate is for. */
    public static final String NAME = "tls.hooks.example";

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static @Nullable SSLContext context;

    private TestAuthority() {}

    /** With the certificate's key; makes both the first time, for this run and later ones. */
    public static synchronized SSLContext context() {
        SSLContext made = context == null ? make() : context;
        context = made;
        return made;
    }

    private static SSLContext make() {
        Path store = Path.of("target", "webhooks-tls.p12");
        try {
            if (Files.exists(Path.of(CERTIFICATE))) {
                return read(store);
            }
            Files.deleteIfExists(store);
            keytool(
                    store,
                    List.of(
                            "-genkeypair",
                            "-alias",
                            "tls",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + NAME,
                            "-ext",
                            "san=dns:" + NAME,
                            "-validity",
                            "3650"));
            keytool(store, List.of("-exportcert", "-rfc", "-alias", "tls", "-file", CERTIFICATE));
            return read(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(
                List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", String.valueOf(PASSWORD)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private static SSLContext read(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(managers.getKeyManagers(), null, null);
        return made;
    }
}
