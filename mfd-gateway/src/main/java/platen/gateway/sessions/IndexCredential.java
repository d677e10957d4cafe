package platen.gateway.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.kit.crypto.BlindIndex;

/** What a presented credential is found by. */
@ApplicationScoped
class IndexCredential {

    private final BlindIndex blindIndex;

    IndexCredential(BlindIndex blindIndex) {
        this.blindIndex = blindIndex;
    }

    /** A malformed value is looked up too: an answer must not be quicker for it. */
    List<byte[]> candidates(Entry entry) {
        PresentedCredential credential = entry.credential();
        return blindIndex.candidates(
                entry.device().organisation(),
                credential.kind().indexType(),
                credential.canonical().orElse(credential.value()));
    }
}
