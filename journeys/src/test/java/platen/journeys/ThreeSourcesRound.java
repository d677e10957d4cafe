package platen.journeys;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import platen.journeys.BroughtPerson.Away;
import platen.journeys.BroughtPerson.Bringer;
import platen.local.Json;
import platen.testing.TestDatabase;

/**
 * One organisation to which the three bring the same people: in each of three phases all at the same time, so that everybody comes by all ways, some in
 * an order of their own and some by all three at once. The next phase begins when identity has heard out the one before.
 */
final class ThreeSourcesRound {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String NAME = "Sources";
    private static final int GOOGLE_DECIDES = 0;
    private static final int SCIM_DECIDES = 1;
    private static final int LAST = BroughtPeople.PHASES - 1;

    private final LocalStack stack;
    private final long seed;
    private final @Nullable String primarySource;
    private final boolean portal;
    private final BroughtPeople people;
    private final FreshOrganisation organisation;
    private final ThreeSources sources;
    private final TestDatabase identity;

    /** {@code seed} chooses everything but the moments, also which source decides and what invitations look like. */
    ThreeSourcesRound(LocalStack stack, long seed, int count) throws IOException, InterruptedException {
        this.stack = stack;
        this.seed = seed;
        int decides = Math.floorMod(seed, 3);
        this.primarySource = decides == GOOGLE_DECIDES ? "google" : decides == SCIM_DECIDES ? "scim" : null;
        this.portal = Math.floorMod(seed, 2) == 0;
        String tag = "r" + Long.toString(Math.floorMod(System.nanoTime(), 1L << 40), 36);
        this.people = BroughtPeople.of(count, tag, decides == SCIM_DECIDES, new Random(seed));
        this.organisation = FreshOrganisation.create(stack, settings());
        this.sources = new ThreeSources(stack, organisation, tag);
        this.identity = stack.database("identity");
    }

    private ObjectNode settings() {
        ObjectNode settings = Json.object()
                .put("name", NAME)
                .put("locale", "en")
                .put("invitation", portal ? "portal" : "classic")
                .put("primarySource", primarySource);
        return portal ? settings.put("portalUrl", "https://portal.example") : settings;
    }

    /** When all is done with it. */
    void delete() throws IOException, InterruptedException {
        new OrganisationDeletion(stack).check(organisation, NAME);
    }

    ThreeSourcesOutcome play() throws InterruptedException {
        var random = new Random(seed);
        for (int phase = 0; phase < BroughtPeople.PHASES; phase++) {
            if (phase == LAST) {
                awaitInvitations();
            }
            play(phase, new Random(random.nextLong()));
        }
        return new ThreeSourcesOutcome(stack, organisation, people, primarySource, portal);
    }

    /** Who leaves before the invitation goes out is not invited. */
    private void awaitInvitations() {
        TestDatabase mails = stack.database("notification");
        long known =
                people.all().stream().filter(person -> person.from() < LAST).count();
        await("everybody so far is invited")
                .atMost(PATIENCE)
                .until(() -> mails.count(
                                "select count(*) from mail where organisation_id = ? and template like 'invitation%'"
                                        + " and state in ('sent', 'superseded')",
                                organisation.id())
                        == known);
    }

    private void play(int phase, Random random) throws InterruptedException {
        var googles = new Random(random.nextLong());
        var scims = new Random(random.nextLong());
        var files = new Random(random.nextLong());
        allAtOnce(
                () -> sources.google(people.of(Bringer.GOOGLE, phase, googles)),
                () -> push(phase, scims),
                () -> sources.files(people.of(Bringer.FILE, phase, files), files));
        await("identity has heard of everybody, phase " + phase)
                .atMost(PATIENCE)
                .until(() -> links("google") == people.until(Bringer.GOOGLE, phase)
                        && links("scim") == people.until(Bringer.SCIM, phase));
    }

    /** In the last phase, people come and go whom the provider has brought before. */
    private void push(int phase, Random random) throws InterruptedException {
        if (phase == LAST) {
            sources.activate(who(person -> person.away() != Away.STAYS), false);
        }
        sources.push(people.of(Bringer.SCIM, phase, random), random);
        if (phase == LAST) {
            sources.activate(who(person -> person.away() == Away.RETURNS), true);
        }
    }

    private List<BroughtPerson> who(Predicate<BroughtPerson> wanted) {
        return people.all().stream().filter(wanted).toList();
    }

    private long links(String source) {
        return identity.count(
                "select count(*) from person_link where organisation_id = ? and source = ?", organisation.id(), source);
    }

    /** Something one of the three does. */
    private interface Act {
        void run() throws IOException, InterruptedException;
    }

    private static void allAtOnce(Act... acts) throws InterruptedException {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (Act act : acts) {
            calls.add(() -> {
                act.run();
                return true;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Boolean> done : threads.invokeAll(calls)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("A source broke off", e.getCause());
        }
    }
}
