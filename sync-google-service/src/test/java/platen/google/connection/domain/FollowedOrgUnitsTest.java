package platen.google.connection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.google.connection.domain.FollowedOrgUnits.Whereabouts;

class FollowedOrgUnitsTest {

    private static final OrgUnits CHOSEN = new OrgUnits(List.of("/Staff", "/"));

    @Test
    void looksAPathUpOnceAndFollowsTheIdFromThenOn() {
        Whereabouts first = FollowedOrgUnits.UNKNOWN.find(CHOSEN, Map.of("id:1", "/Staff", "id:2", "/Other"));
        var followed = new FollowedOrgUnits(List.of("id:1", ""));
        assertThat(first).isEqualTo(new Whereabouts.Found(CHOSEN, followed));

        assertThat(followed.find(CHOSEN, Map.of("id:1", "/People/Staff", "id:2", "/Staff")))
                .isEqualTo(new Whereabouts.Found(new OrgUnits(List.of("/People/Staff", "/")), followed));
    }

    @Test
    void namesTheOneThatIsNotThere() {
        assertThat(FollowedOrgUnits.UNKNOWN.find(CHOSEN, Map.of("id:2", "/Other")))
                .isEqualTo(new Whereabouts.Missing("/Staff"));
        assertThat(new FollowedOrgUnits(List.of("id:1", "")).find(CHOSEN, Map.of("id:2", "/Staff")))
                .isEqualTo(new Whereabouts.Missing("/Staff"));
    }
}
