package platen.kit.rest;

import com.google.crypto.tink.Aead;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.KeyMaterial;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Lets a creating request take effect once for each key, caller and organisation, for 24 hours. The key commits with the
 * effect; a rolled-back request leaves none, so that its repetition runs.
 */
@ApplicationScoped
public class Idempotency {

    /** A concurrent request with the same key waits here, on the primary key, until the first has ended. */
    private static final String CLAIM = """
            insert into idempotency_key as held (organisation_id, caller, key, request_hash)
            values ($1, $2, $3, $4)
            on conflict (organisation_id, caller, key) do update
               set request_hash = excluded.request_hash, created_at = excluded.created_at, status = null, reference = null
             where held.created_at < excluded.created_at - interval '24 hours'""";

    private static final String KEEP = """
            update idempotency_key set status = $4, reference = $5
             where organisation_id = $1 and caller = $2 and key = $3""";

    private static final String FIND = """
            select request_hash, status, reference from idempotency_key
             where organisation_id = $1 and caller = $2 and key = $3""";

    private static final String PRUNE =
            "delete from idempotency_key where created_at < clock_timestamp() - interval '24 hours'";

    private final KeyMaterial keys;
    private final OrganisationTransactions transactions;

    Idempotency(KeyMaterial keys, OrganisationTransactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    /**
     * Runs {@code work} in the transaction unless the same request has already created something; then that is returned
     * with {@code replayed}. A refusal must fail {@code work}, so that the transaction rolls back and nothing is kept.
     * The same key with another request fails with a 422 problem.
     */
    public Uni<Creation> once(
            OrganisationTransaction transaction, Optional<IdempotentRequest> request, Supplier<Uni<Creation>> work) {
        return request.map(named -> once(transaction, named, work)).orElseGet(work);
    }

    private Uni<Creation> once(
            OrganisationTransaction transaction, IdempotentRequest request, Supplier<Uni<Creation>> work) {
        byte[] hash = encrypted(transaction, request);
        return transaction
                .update(CLAIM, transaction.organisation(), request.caller(), request.key(), hash)
                .chain(claimed -> claimed == 1
                        ? work.get().call(creation -> keep(transaction, request, creation))
                        : replay(transaction, request));
    }

    private Uni<Integer> keep(OrganisationTransaction transaction, IdempotentRequest request, Creation creation) {
        return transaction.update(
                KEEP,
                transaction.organisation(),
                request.caller(),
                request.key(),
                creation.status(),
                creation.reference());
    }

    private Uni<Creation> replay(OrganisationTransaction transaction, IdempotentRequest request) {
        return transaction
                .first(FIND, transaction.organisation(), request.caller(), request.key())
                .map(row -> replayed(transaction, request, row));
    }

    private Creation replayed(OrganisationTransaction transaction, IdempotentRequest request, @Nullable Row row) {
        if (row == null || row.getInteger("status") == null) {
            throw Problems.conflict(
                            "idempotency-key-in-use",
                            "The first request is not finished",
                            "Another request with this Idempotency-Key has not come to its end. Try again.")
                    .exception();
        }
        if (!isSame(transaction, request, row.getBuffer("request_hash").getBytes())) {
            throw Problems.unprocessable(
                            "idempotency-key-reused",
                            "The Idempotency-Key was used for another request",
                            "Use a new key for a new request, and repeat a request as it was.")
                    .exception();
        }
        return new Creation(row.getInteger("status"), row.getString("reference"), true);
    }

    /** The hash of a body with a short secret could be guessed back to the secret, so the hash is kept encrypted. */
    private byte[] encrypted(OrganisationTransaction transaction, IdempotentRequest request) {
        Aead data = keys.data();
        try {
            return data.encrypt(bytes(request.hash()), context(transaction, request));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The hash of a request cannot be encrypted.", e);
        }
    }

    private boolean isSame(OrganisationTransaction transaction, IdempotentRequest request, byte[] kept) {
        Aead data = keys.data();
        try {
            return MessageDigest.isEqual(data.decrypt(kept, context(transaction, request)), bytes(request.hash()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The hash of an earlier request cannot be decrypted.", e);
        }
    }

    private static byte[] context(OrganisationTransaction transaction, IdempotentRequest request) {
        return bytes("idempotency|" + transaction.organisation() + "|" + request.caller() + "|" + request.key());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return transactions
                .asRelay(connection -> connection.query(PRUNE).execute())
                .replaceWithVoid();
    }
}
