package platen.gateway.devices.api;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import platen.gateway.devices.ReadKeyProof;
import platen.gateway.devices.ReadKeyProof.Asked;
import platen.gateway.devices.domain.KeyProof;

/** The proofs that requests carry in the header {@code DPoP}. */
@ApplicationScoped
class DeviceProofs {

    static final String HEADER = "DPoP";

    private final ReadKeyProof readKeyProof;

    DeviceProofs(ReadKeyProof readKeyProof) {
        this.readKeyProof = readKeyProof;
    }

    /**
     * Empty when there is none, or it does not prove that this request comes from who has the key. A signature takes too long for
     * an event loop: it is checked on a worker thread, and the request goes on where it was.
     *
     * @param token that comes with it
     */
    Uni<Optional<KeyProof>> of(HttpServerRequest request, Optional<String> token) {
        List<String> proofs = request.headers().getAll(HEADER);
        if (proofs.size() != 1 || request.authority() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        var asked = new Asked(request.method().name(), request.authority().toString(), request.path(), token);
        Context here = Vertx.currentContext();
        Uni<Optional<KeyProof>> proof = Uni.createFrom()
                .item(() -> readKeyProof.read(proofs.getFirst(), asked))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return here == null ? proof : proof.emitOn(work -> here.runOnContext(unused -> work.run()));
    }

    /** For a device whose clock is wrong, which makes no proof that is taken. */
    static void tellTheTime(HttpServerResponse response) {
        response.putHeader(
                HttpHeaders.DATE,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
    }
}
