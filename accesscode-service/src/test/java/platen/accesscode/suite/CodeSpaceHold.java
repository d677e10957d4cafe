package platen.accesscode.suite;

import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransactions;

/** Holds an organisation's code space, as a slow change of somebody would: no batch gets through meanwhile. */
final class CodeSpaceHold implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CompletableFuture<Void> held = new CompletableFuture<>();
    private final CompletableFuture<Void> let = new CompletableFuture<>();
    private final CompletableFuture<Void> ended;

    private CodeSpaceHold(OrganisationTransactions transactions, CodeSpaces spaces, UUID organisation) {
        this.ended = transactions
                .in(
                        organisation,
                        transaction -> spaces.lock(transaction)
                                .invoke(() -> held.complete(null))
                                .chain(() -> Uni.createFrom().completionStage(let)))
                .subscribeAsCompletionStage();
    }

    static CodeSpaceHold of(OrganisationTransactions transactions, CodeSpaces spaces, UUID organisation) {
        CodeSpaceHold hold = new CodeSpaceHold(transactions, spaces, organisation);
        await("the lock").atMost(PATIENCE).until(hold.held::isDone);
        return hold;
    }

    @Override
    public void close() {
        let.complete(null);
        await("its end").atMost(PATIENCE).until(ended::isDone);
    }
}
