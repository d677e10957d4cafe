package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import platen.local.client.Api;

/**
 * Not a speed: one caller walks everybody by cursor while many others delete, on pages walked already and on pages to come. Breaks the
 * benchmark when somebody who was there all the time is missing, or when anybody comes twice.
 */
final class WalkDuringDeletes {

    static final int PEOPLE = 20_000;
    static final int DELETES = 50;

    private static final int PAGE = 200;
    private static final int DELETE_FROM_PAGE = 20;
    private static final int DELETED_BY_PAGE = 60;

    private final Api scim;
    private final ScimDatabase database;
    private final UUID organisation;

    WalkDuringDeletes(Api scim, ScimDatabase database, UUID organisation) {
        this.scim = scim;
        this.database = database;
        this.organisation = organisation;
    }

    /** How many of those who stayed were missed: none, or this does not return. */
    Measurement measure() throws Exception {
        List<String> all = database.ids(organisation);
        Set<String> victims = new HashSet<>();
        for (int number = 0; number < DELETES; number++) {
            victims.add(all.get(number * (all.size() / DELETES)));
        }
        List<String> walked = walk(List.copyOf(victims));
        Set<String> stayed = new HashSet<>(all);
        stayed.removeAll(victims);
        walked.forEach(stayed::remove);
        check(walked, stayed);
        return new Measurement(
                ScimBench.NAME, "20k: missed by a walk during " + DELETES + " deletes", stayed.size(), "users", null);
    }

    private void check(List<String> walked, Set<String> missed) throws SQLException {
        if (database.ids(organisation).size() != PEOPLE - DELETES) {
            throw new IllegalStateException("not all were deleted that should be");
        }
        if (!missed.isEmpty() || new HashSet<>(walked).size() != walked.size()) {
            throw new IllegalStateException("A WALK DURING DELETES MISSED " + missed.size() + " OF "
                    + (PEOPLE - DELETES) + ", and saw " + (walked.size() - new HashSet<>(walked).size()) + " twice");
        }
    }

    private List<String> walk(List<String> victims) throws Exception {
        List<String> walked = new ArrayList<>();
        List<? extends Future<?>> deletes = List.of();
        String cursor = "";
        try (ExecutorService deleters = Executors.newFixedThreadPool(DELETES)) {
            for (int page = 1; page == 1 || !cursor.isEmpty(); page++) {
                if (page == DELETE_FROM_PAGE) {
                    deletes = IntStream.range(0, DELETES)
                            .mapToObj(number -> deleters.submit(() ->
                                    scim.delete("/Users/" + victims.get(number)).expecting(204)))
                            .toList();
                }
                if (page == DELETED_BY_PAGE) {
                    for (Future<?> delete : deletes) {
                        delete.get();
                    }
                }
                JsonNode list = scim.get("/Users?count=" + PAGE + "&attributes=id&cursor=" + cursor)
                        .orThrow()
                        .json();
                list.path("Resources")
                        .forEach(user -> walked.add(user.path("id").asText()));
                cursor = list.path("nextCursor").asText();
            }
        }
        return walked;
    }
}
