package platen.google.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** What is published keeps to the contracts. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class RunEventContractTest {

    private final ContractChecks contracts = ContractChecks.ofRepository();

    @Test
    void everyEventIsAsTheContractHasIt() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withCode("AN47E1"));
        fixture.workspace().put(named("Bo Berg").withCard("04AA"));
        String first = fixture.sync().getString("id");
        fixture.workspace().delete(ana);
        String second = fixture.sync().getString("id");
        fixture.workspace().deleteAll();
        fixture.failingSync();

        Stream.concat(fixture.published().stream(), fixture.reports().stream())
                .forEach(record -> contracts.assertValid(String.valueOf(record.value())));

        assertThat(fixture.published(ana))
                .extracting(TestRecord::type)
                .containsExactly("platen.directory.person-observed.v1", "platen.directory.person-removed.v1");
        JsonNode observed = fixture.published(ana).getFirst().json();
        assertThat(observed.path("partitionkey").asText()).isEqualTo(fixture.organisation() + "|google|" + ana.id());
        assertThat(observed.path("sequence").asText()).isEqualTo("1");
        assertThat(observed.path("originsource").asText()).isEqualTo("google");
        assertThat(observed.path("originexternalid").asText()).isEqualTo(ana.id());
        assertThat(observed.path("originrunid").asText()).isEqualTo(first);
        assertThat(observed.path("causationid").asText()).isEqualTo(first);

        assertThat(fixture.reports())
                .extracting(TestRecord::type)
                .containsExactly(
                        "platen.directory.run-completed.v1",
                        "platen.directory.run-completed.v1",
                        "platen.directory.run-failed.v1");
        JsonNode completed = fixture.reports().get(1).data();
        assertThat(completed.path("runId").asText()).isEqualTo(second);
        assertThat(completed.path("noticeAddress").asText()).isEqualTo("it@school.example");
        assertThat(completed.path("counts").path("removed").asInt()).isEqualTo(1);
        assertThat(fixture.reports().getLast().key()).isEqualTo(fixture.organisation() + "|google");
        assertThat(fixture.reports().getLast().data().path("reason").asText()).contains("nobody");
    }
}
