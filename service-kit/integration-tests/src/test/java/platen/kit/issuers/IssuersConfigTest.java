package platen.kit.issuers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Configurations that cannot be meant stop the start. */
class IssuersConfigTest {

    private static final String DEFAULT = "https://sign-in.example";
    private static final String ONE = "5c400100-0000-4000-8000-000000000001";
    private static final String TWO = "5c400100-0000-4000-8000-000000000002";

    private final Map<String, String> school = new HashMap<>(Map.of(
            "platen.oidc.issuers.school.auth-server-url",
            "https://school.example",
            "platen.oidc.issuers.school.organisations",
            ONE));

    @Test
    void bindsAnIssuerToItsOrganisationAndClosesItToTheDefaultOne() {
        Issuers issuers = issuers(school);

        assertThat(issuers.named("https://school.example")).isPresent();
        assertThat(issuers.named("https://school.example/")).isEmpty();
        assertThat(issuers.closedToDefault(UUID.fromString(ONE))).isTrue();
        assertThat(issuers.closedToDefault(UUID.fromString(TWO))).isFalse();
    }

    @Test
    void readsTheEnvironmentToo() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(IssuersConfig.class)
                .withSources(new EnvConfigSource(
                        Map.of(
                                "PLATEN_OIDC_ISSUERS_SCHOOL_AUTH_SERVER_URL", "https://school.example",
                                "PLATEN_OIDC_ISSUERS_SCHOOL_ORGANISATIONS", ONE + "," + TWO,
                                "PLATEN_OIDC_ISSUERS_SCHOOL_ORGANISATION_CLAIM", "tenant",
                                "PLATEN_OIDC_ISSUERS_SCHOOL_ROLES_ADMIN", "Print team,IT",
                                "PLATEN_OIDC_CLIENT_ID", "platen-identity"),
                        300))
                .build()
                .getConfigMapping(IssuersConfig.class);

        IssuersConfig.Issuer issuer = config.issuers().get("school");

        assertThat(config.issuers()).hasSize(1);
        assertThat(issuer.organisations()).containsExactlyInAnyOrder(UUID.fromString(ONE), UUID.fromString(TWO));
        assertThat(issuer.roles().get("admin")).containsExactly("Print team", "IT");
        assertThat(issuer.exclusive()).isTrue();
    }

    @Test
    void refusesWhatCannotBeMeant() {
        refuses("organisations", ONE + "," + TWO, "organisation-claim");
        refuses("roles.operator", "Ops", "operator");
        refuses("roles.service", "Ops", "service");
        refuses("client-id", "platen", "client-secret");
        refuses("auth-server-url", DEFAULT, "is the default issuer");
    }

    @Test
    void refusesTheSameIssuerUnderTwoNamesAndTwoSignInsOfOneOrganisation() {
        school.putAll(Map.of(
                "platen.oidc.issuers.other.auth-server-url",
                "https://school.example",
                "platen.oidc.issuers.other.organisations",
                TWO));
        assertThatIllegalArgumentException().isThrownBy(() -> issuers(school)).withMessageContaining("another name");

        for (String name : new String[] {"school", "other"}) {
            school.put("platen.oidc.issuers." + name + ".client-id", "platen");
            school.put("platen.oidc.issuers." + name + ".client-secret", "secret");
        }
        school.put("platen.oidc.issuers.other.auth-server-url", "https://other.example");
        school.put("platen.oidc.issuers.other.organisations", ONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuers(school))
                .withMessageContaining("client for pages");
    }

    private void refuses(String key, String value, String said) {
        Map<String, String> wrong = new HashMap<>(school);
        wrong.put("platen.oidc.issuers.school." + key, value);
        assertThatIllegalArgumentException()
                .as(key)
                .isThrownBy(() -> issuers(wrong))
                .withMessageContaining("platen.oidc.issuers.school")
                .withMessageContaining(said);
    }

    private static Issuers issuers(Map<String, String> settings) {
        return new Issuers(
                new SmallRyeConfigBuilder()
                        .withMapping(IssuersConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build()
                        .getConfigMapping(IssuersConfig.class),
                DEFAULT);
    }
}
