package platen.accesscode.suite;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.accesscode.Cause;
import platen.accesscode.lifecycle.CreatePerson;
import platen.accesscode.lifecycle.CreatePerson.NewPerson;
import platen.accesscode.observing.ObserveCredentials.Words;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** What an operator sees of codes. */
@QuarkusTest
@WithEngines
class CodeMetersTest {

    @Inject
    MeterRegistry meters;

    @Inject
    OrganisationTransactions transactions;

    @Inject
    CreatePerson create;

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();
    private final PersonFixture bob = identity.person();

    @Test
    void countsCodesByReasonAndWhatStoodInTheirWay() {
        Map<String, Double> before = counted();

        ana.create(NOTHING, NOTHING);
        bob.create("7KQZ42", NOTHING);
        admin.generate(ana).statusCode(200);
        admin.set(ana, "7KQZ42").statusCode(409);
        ana.observe("7KQZ42");
        bob.deactivate();
        bob.reactivate();

        assertThat(countedSince(before))
                .containsOnly(
                        entry("issued user-created", 2.0),
                        entry("issued generated-by-admin", 1.0),
                        entry("issued restored", 1.0),
                        entry("retired user-deactivated", 1.0),
                        entry("conflicts typed", 1.0),
                        entry("conflicts supplied", 1.0));
    }

    @Test
    void countsNothingThatIsRolledBack() {
        Map<String, Double> before = counted();
        var somebody = new NewPerson(UUID.randomUUID(), true, PersonFixture.GOOGLE, Words.NONE);

        assertThatThrownBy(() -> transactions
                        .in(
                                identity.organisation,
                                transaction -> create.create(transaction, somebody, Cause.request("test"))
                                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))))
                        .await()
                        .atMost(Duration.ofSeconds(20)))
                .hasMessage("no");

        assertThat(countedSince(before)).isEmpty();
    }

    /** Of what is said again nothing has changed. */
    @Test
    void countsNothingAgainWhenItIsPublishedAgain() {
        ana.create(NOTHING, NOTHING);
        bob.create(NOTHING, NOTHING);
        bob.deactivate();
        Map<String, Double> before = counted();

        given().auth()
                .oauth2(TestTokens.service("mfd-gateway"))
                .contentType(JSON)
                .body(Map.of("organisation", identity.organisation))
                .post("/api/v1/service/republish")
                .then()
                .statusCode(200);

        assertThat(countedSince(before)).isEmpty();
    }

    /** By metric and reason or cause; without draws in vain, which are chance. */
    private Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        for (String metric : List.of("issued", "retired", "conflicts")) {
            meters.find("platen.codes." + metric)
                    .counters()
                    .forEach(counter -> counter.getId()
                            .getTags()
                            .forEach(tag -> counted.put(metric + " " + tag.getValue(), counter.count())));
        }
        counted.remove("conflicts drawn");
        return counted;
    }

    private Map<String, Double> countedSince(Map<String, Double> before) {
        Map<String, Double> changed = counted();
        changed.replaceAll((tags, count) -> count - before.getOrDefault(tags, 0.0));
        changed.values().removeIf(count -> count == 0);
        return changed;
    }
}
