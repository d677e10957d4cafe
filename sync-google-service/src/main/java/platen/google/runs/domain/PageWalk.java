package platen.google.runs.domain;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows page tokens and tells a walk that ends from one that never will. Not thread-safe: pages come one after the other. */
public final class PageWalk {

    private final int mostPages;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String next;
    private int pages;
    private boolean ended;

    public PageWalk(int mostPages) {
        this.mostPages = mostPages;
    }

    /** The token of the page to read now; null for the first. */
    public @Nullable String token() {
        return next;
    }

    public boolean hasEnded() {
        return ended;
    }

    /** Goes on after a page was read. Returns why the listing cannot be whole, if it cannot. */
    public Optional<RunFailure> advance(Optional<String> nextPageToken) {
        pages++;
        if (nextPageToken.isEmpty()) {
            ended = true;
            return Optional.empty();
        }
        if (!seen.add(nextPageToken.get())) {
            return incomplete("Google's list of people goes round in circles: a page token came twice.");
        }
        if (pages >= mostPages) {
            return incomplete("Google's list of people did not end after " + mostPages + " pages.");
        }
        next = nextPageToken.get();
        return Optional.empty();
    }

    private static Optional<RunFailure> incomplete(String detail) {
        return Optional.of(new RunFailure(RunFailure.Reason.INCOMPLETE, detail));
    }
}
