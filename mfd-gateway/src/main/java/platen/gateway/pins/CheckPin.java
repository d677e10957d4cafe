package platen.gateway.pins;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import platen.gateway.GatewayConfig;
import platen.gateway.pins.domain.PinHash;
import platen.gateway.pins.domain.StoredPin;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;

/**
 * Compares PINs, on a few threads of its own: it takes a tenth of a second each. Who comes while too many wait is turned away,
 * so that they cannot pile up.
 */
@ApplicationScoped
public class CheckPin {

    /** Too many PINs are being compared already. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("Too many PINs are being compared", null, false, false);
        }
    }

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int THREADS = 2;
    private static final int WAITING = 64;

    private final WorkerExecutor workers;
    private final DataCipher cipher;
    private final PinHash nobodys;
    private final Semaphore places = new Semaphore(THREADS + WAITING);

    CheckPin(Vertx vertx, DataCipher cipher, GatewayConfig config) {
        this.workers = vertx.createSharedWorkerExecutor("pin-checking", THREADS);
        this.cipher = cipher;
        this.nobodys = PinHash.ofNobody(config.pin().iterations());
    }

    /**
     * Whether it is the person's PIN; where there is none, it takes as long to say no. Fails with {@link Busy}.
     *
     * @param typed whatever somebody typed, but not nothing
     */
    public Uni<Boolean> matches(Optional<StoredPin> stored, String typed) {
        return Uni.createFrom().deferred(() -> {
            Optional<PinHash> known = stored.flatMap(this::decrypted);
            PinHash expected = known.orElse(nobodys);
            if (!places.tryAcquire()) {
                return Uni.createFrom().failure(new Busy());
            }
            return workers.executeBlocking(() -> derived(expected, typed), false)
                    .map(hash -> MessageDigest.isEqual(expected.hash(), hash) && known.isPresent())
                    .onTermination()
                    .invoke(places::release);
        });
    }

    private Optional<PinHash> decrypted(StoredPin pin) {
        return pin.ciphertext()
                .map(box -> PinHash.parse(
                        cipher.decryptText(new CipherContext(pin.organisation(), pin.userId(), pin.version()), box)));
    }

    private static byte[] derived(PinHash expected, String typed) {
        char[] symbols = typed.toCharArray();
        var spec = new PBEKeySpec(symbols, expected.salt(), expected.iterations(), expected.hash().length * 8);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2 is not available.", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(symbols, ' ');
        }
    }
}
