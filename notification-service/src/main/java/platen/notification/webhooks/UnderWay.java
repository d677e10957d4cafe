package platen.notification.webhooks;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many attempts this replica has under way, in all and for each organisation. */
final class UnderWay {

    private final int most;
    private final int mostOfOne;
    private final Map<UUID, Integer> byOrganisation = new HashMap<>();
    private int all;

    UnderWay(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    synchronized int roomFor(UUID organisation) {
        return Math.max(0, Math.min(most - all, mostOfOne - byOrganisation.getOrDefault(organisation, 0)));
    }

    synchronized void begun(UUID organisation) {
        all++;
        byOrganisation.merge(organisation, 1, Integer::sum);
    }

    synchronized void ended(UUID organisation) {
        all--;
        byOrganisation.computeIfPresent(organisation, (id, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    /** Waits until there are none, but not for longer. */
    synchronized void awaitNone(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toMillis(); all > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
