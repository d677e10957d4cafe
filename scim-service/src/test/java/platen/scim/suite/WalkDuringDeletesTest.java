package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** Somebody walks everybody while many others delete, before and behind the walker. */
@QuarkusTest
@WithEngines
class WalkDuringDeletesTest {

    private static final int PEOPLE = 2_000;
    private static final int DELETES = 50;

    /** Names are given to some, so that a sorted walk comes from those who have one to those who have none. */
    @ParameterizedTest
    @ValueSource(strings = {"cursor", "sortBy=displayName&cursor"})
    void missesNobody(String walk) throws Exception {
        Tenant tenant = Tenant.create();
        List<String> all = fill(tenant);
        List<String> victims = IntStream.range(0, DELETES)
                .mapToObj(number -> all.get(number * (PEOPLE / DELETES)))
                .toList();
        List<String> walked = new ArrayList<>();

        try (ExecutorService deleters = Executors.newFixedThreadPool(DELETES)) {
            List<Future<Answer>> deletes = List.of();
            String cursor = "";
            for (int page = 1; page == 1 || !cursor.isEmpty(); page++) {
                if (page == 3) {
                    deletes = victims.stream()
                            .map(victim -> deleters.submit(() -> tenant.delete(victim)))
                            .toList();
                }
                if (page == 7) {
                    for (Future<Answer> delete : deletes) {
                        delete.get().ok(204);
                    }
                }
                JsonNode list = tenant.scim("GET", "/Users?count=200&attributes=id&" + walk + "=" + cursor, null)
                        .ok(200);
                list.path("Resources")
                        .forEach(user -> walked.add(user.path("id").asText()));
                cursor = list.path("nextCursor").asText();
            }
        }

        List<String> stayed = new ArrayList<>(all);
        stayed.removeAll(victims);
        assertThat(stayed).hasSize(PEOPLE - DELETES);
        assertThat(walked).doesNotHaveDuplicates().containsAll(stayed);
        assertThat(tenant.scim("GET", "/Users?count=0", null)
                        .ok(200)
                        .path("totalResults")
                        .asInt())
                .isEqualTo(PEOPLE - DELETES);
    }

    /** In the order of creation. */
    private static List<String> fill(Tenant tenant) {
        TestDatabase.ofThisRun().execute("""
                insert into scim_user (organisation_id, scim_user_id, link_id, version, user_name_key, attributes, comparable,
                    access_code_state, card_state, created_at, changed_at)
                select ?, id, id, 1, id::text, document, document, 'unmanaged', 'unmanaged',
                    now() + number * interval '1 microsecond', now()
                  from (select gen_random_uuid() as id, number from generate_series(1, ?) number) many,
                       lateral (select jsonb_strip_nulls(jsonb_build_object('userName', id::text, 'displayName',
                           case when number % 3 > 0 then 'name ' || number % 7 end)) as document) written
                """, tenant.id, PEOPLE);
        return TestDatabase.ofThisRun()
                .rows(
                        "select scim_user_id::text as id from scim_user where organisation_id = ? order by created_at",
                        tenant.id)
                .stream()
                .map(Map::values)
                .map(values -> String.valueOf(values.iterator().next()))
                .toList();
    }
}
