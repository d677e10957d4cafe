package platen.accesscode.pins;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.pins.domain.Pin;
import platen.accesscode.pins.domain.PinHash;

/** Hashes PINs on a few threads of its own; who comes while too many wait is turned away, so that they cannot pile up. */
@ApplicationScoped
class HashPin {

    /** Too many PINs are being hashed already. */
    static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Busy() {
            super("Too many PINs are being hashed", null, false, false);
        }
    }

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    static final String POOL = "pin-hashing";
    static final int THREADS = 2;
    static final int WAITING = 64;

    private final WorkerExecutor workers;
    private final int iterations;
    private final Semaphore places = new Semaphore(THREADS + WAITING);
    private final SecureRandom random = new SecureRandom();

    @Inject
    HashPin(Vertx vertx, AccessCodeConfig config) {
        this(vertx, config.pinHashIterations());
    }

    HashPin(Vertx vertx, int iterations) {
        this.workers = vertx.createSharedWorkerExecutor(POOL, THREADS);
        this.iterations = iterations;
    }

    /** Fails with {@link Busy}. Comes back on the caller's context. */
    Uni<PinHash> hash(Pin pin) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom().failure(new Busy());
            }
            return Uni.createFrom()
                    .completionStage(() ->
                            workers.executeBlocking(() -> derive(pin), false).toCompletionStage())
                    .onTermination()
                    .invoke(places::release);
        });
    }

    /** PBKDF2 (RFC 8018) with HMAC-SHA-512: the platform offers it, and no Argon2. */
    private PinHash derive(Pin pin) throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var spec = new PBEKeySpec(pin.digits().toCharArray(), salt, iterations, HASH_BITS);
        try {
            byte[] hash =
                    SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
            return PinHash.pbkdf2(iterations, salt, hash);
        } finally {
            spec.clearPassword();
        }
    }
}
