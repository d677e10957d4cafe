package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** Some people's policy differs from their organisation's: by the override that identity resolved from their groups. */
@QuarkusTest
@WithEngines
class PolicyOverrideTest {

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();

    @Test
    void shapesTheCodesOfItsPeopleOnly() {
        makeOverride("pupils");

        ana.createUnder("pupils");

        assertThat(admin.reveal(ana)).matches("\\d{8}");
        assertThat(admin.reveal(identity.activePerson())).hasSize(6);
    }

    @Test
    void holdsFromWhenItIsMadeAndTouchesNoCodeThatExists() {
        ana.createUnder("pupils");
        String before = admin.reveal(ana);
        assertThat(before).as("nobody has made the override yet").hasSize(6);

        makeOverride("pupils");

        assertThat(admin.reveal(ana)).isEqualTo(before);
        admin.remove(ana).statusCode(200);
        assertThat(admin.reveal(ana)).matches("\\d{8}");
    }

    @Test
    void followsThePersonsGroups() {
        makeOverride("pupils");
        ana.create("K7P4WX", NOTHING);

        ana.moveUnder("pupils");

        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        ana.observe(CLEARED);
        assertThat(admin.reveal(ana)).matches("\\d{8}");
        ana.moveUnder(null);
        admin.generate(ana).statusCode(200);
        assertThat(admin.reveal(ana)).hasSize(6);
    }

    private void makeOverride(String name) {
        TestDatabase.ofThisRun()
                .execute(
                        "insert into policy_override (organisation_id, name, format, min_length, version) values (?, ?, 'numeric', 8, 1)",
                        identity.organisation,
                        name);
    }
}
