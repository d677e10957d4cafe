package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import platen.local.Service;
import platen.local.client.Api;
import platen.testing.TestDatabase;

/** An organisation that every service knows is deleted, and nothing of it stays in any database but that it was. */
final class OrganisationDeletion {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOMBSTONES = "organisation_tombstone";
    private static final int SERVICES = 6;

    private final LocalStack stack;

    OrganisationDeletion(LocalStack stack) {
        this.stack = stack;
    }

    /** {@code name} is the organisation's, which whoever deletes it has to say. */
    void check(FreshOrganisation organisation, String name) throws IOException, InterruptedException {
        UUID other = UUID.fromString(stack.file().text("/organisations/0/id"));
        assertThat(tables(organisation.id())).as("databases that know it").hasSize(SERVICES);
        Map<String, List<String>> others = tables(other);
        Api operator = stack.file().as("operator", Service.IDENTITY);
        String path = "/api/v1/organisations/" + organisation.id();

        operator.delete(path + "?name=" + name, Map.of("If-Match", "*")).expecting(202);

        organisation.admin(Service.IDENTITY).get("/api/v1/users").expecting(410);
        await("every service has swept it away")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tables(organisation.id()))
                        .hasSize(SERVICES)
                        .allSatisfy((database, tables) -> assertThat(tables).containsExactly(TOMBSTONES)));
        assertThat(operator.get(path + "/deletion")
                        .orThrow()
                        .json()
                        .path("finishedAt")
                        .asText())
                .isNotEmpty();
        organisation.admin(Service.ACCESSCODE).get("/api/v1/policy").expecting(410);
        assertThat(tables(other)).as("what there is of another organisation").isEqualTo(others);
    }

    /** In which tables of which databases there is something of an organisation. */
    private Map<String, List<String>> tables(UUID organisation) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Map<String, ?> row :
                stack.database("postgres").rows("select datname from pg_database where not datistemplate")) {
            String name = String.valueOf(row.get("datname"));
            TestDatabase database = stack.database(name);
            List<String> tables = database
                    .rows(
                            "select c.table_name as name from information_schema.columns c join information_schema.tables t"
                                    + " using (table_schema, table_name) where c.table_schema = 'public'"
                                    + " and c.column_name = 'organisation_id' and t.table_type = 'BASE TABLE' order by 1")
                    .stream()
                    .map(table -> String.valueOf(table.get("name")))
                    .filter(table ->
                            database.count("select count(*) from " + table + " where organisation_id = ?", organisation)
                                    > 0)
                    .collect(Collectors.toList());
            if (!tables.isEmpty()) {
                found.put(name, tables);
            }
        }
        return found;
    }
}
