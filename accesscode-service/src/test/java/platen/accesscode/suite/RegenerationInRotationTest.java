package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.accesscode.issuing.domain.AccessCode;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.KeyRotation;
import platen.kit.crypto.KeyRotation.Step;
import platen.testing.TestDatabase;
import platen.testing.TestKeys;
import platen.testing.WithEngines;

/** A job over codes of which some are under the old index key and some under the new one. */
@QuarkusTest
@WithEngines
class RegenerationInRotationTest {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();

    @Inject
    KeyMaterial keys;

    @Inject
    People people;

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final Jobs jobs = Jobs.of(identity);

    @Test
    void handsACodeOverToWhoWantsItUnderAnotherKey() {
        PersonFixture ana = identity.activePerson();
        PersonFixture bob = identity.person();
        String anas = admin.reveal(ana);
        anotherKey();
        bob.create(anas, NOTHING);
        assertThat(admin.reveal(bob)).isNotEqualTo(anas);

        jobs.run("everybody", false);

        assertThat(admin.reveal(bob)).isEqualTo(anas);
        assertThat(admin.reveal(ana)).isNotEqualTo(anas);
        admin.request().get("/api/v1/conflicts").then().body("items.size()", is(0));
        people.assertConsistent(identity.organisation);
    }

    @Test
    void keepsCodesApartFromThoseUnderTheOldKey() {
        admin.policy("numeric", 4, 1).statusCode(200);
        people.add(identity.organisation, 100);
        jobs.run("missing", false);
        Set<AccessCode> resting = codes();
        jobs.run("everybody", false);
        anotherKey();
        people.add(identity.organisation, 50);

        jobs.run("missing", false);

        Map<UUID, AccessCode> underTwoKeys = people.codes(identity.organisation);
        assertThat(DATABASE.count(
                        "select count(distinct key_id) from access_code where organisation_id = ? and state = 'active'",
                        identity.organisation))
                .isEqualTo(2);
        people.assertApart(underTwoKeys, resting);
        resting.addAll(underTwoKeys.values());
        jobs.run("everybody", false);
        people.assertApart(people.codes(identity.organisation), resting);
        people.assertConsistent(identity.organisation);
    }

    private Set<AccessCode> codes() {
        return new HashSet<>(people.codes(identity.organisation).values());
    }

    /** The one before stays enabled, as in a rotation. */
    private void anotherKey() {
        for (Step step : new Step[] {Step.ADD, Step.PROMOTE}) {
            KeyRotation.of(TestKeys.of("accesscode").getParent(), "accesscode", "index")
                    .take(step);
            keys.reload();
        }
    }
}
