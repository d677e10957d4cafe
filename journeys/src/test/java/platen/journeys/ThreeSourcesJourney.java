package platen.journeys;

import java.io.IOException;
import java.util.Random;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Google, an identity provider and files all bring the same people, in any order and at the same time; in the end their organisation is deleted. {@code -Dplaten.journeys.rounds} plays more rounds,
 * {@code -Dplaten.journeys.seed} the ones that a failure names.
 */
abstract class ThreeSourcesJourney {

    private static final Logger LOG = Logger.getLogger(ThreeSourcesJourney.class);
    private static final int PEOPLE = 500;
    private static final int SEEDS = 1_000_000;

    private final LocalStack stack;

    ThreeSourcesJourney(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void makeEverybodyOnceWithOneCodeAndLeaveNobodyBehind() throws IOException, InterruptedException {
        long first = Long.getLong("platen.journeys.seed", new Random().nextInt(SEEDS));
        int rounds = Integer.getInteger("platen.journeys.rounds", 1);
        for (long seed = first; seed < first + rounds; seed++) {
            long begin = System.nanoTime();
            try {
                var round = new ThreeSourcesRound(stack, seed, PEOPLE);
                round.play().check();
                round.delete();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Again with -Dplaten.journeys.rounds=1 -Dplaten.journeys.seed=" + seed, e);
            }
            LOG.infof("Seed %s took %s s", seed, (System.nanoTime() - begin) / 1_000_000_000.0);
        }
    }
}
