package platen.kubernetes.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import platen.kubernetes.Suite;

class ConfigurationReferenceTest {

    private final Settings settings = Settings.ofSources();

    @Test
    void isUpToDate() throws IOException {
        Path page = Suite.file("docs/configuration.md");
        String generated = ConfigurationPage.of(settings);
        if (Boolean.getBoolean("platen.configuration.update")) {
            Files.writeString(page, generated);
        }

        assertThat(page)
                .as("write it anew with -Dplaten.configuration.update=true")
                .exists()
                .content()
                .isEqualTo(generated);
    }

    @Test
    void everySettingHasASentence() {
        List<String> without = Suite.services().stream()
                .flatMap(service -> settings.understoodBy(service).stream())
                .filter(setting -> setting.sentence().isBlank())
                .map(Setting::property)
                .distinct()
                .toList();

        assertThat(without)
                .as(
                        "a mapped setting's Javadoc, or a line '# NAME: sentence.' in the properties file, says what it means")
                .isEmpty();
    }

    @Test
    void readsMappingsAsTheirServicesDo() {
        assertThat(settings.setting("mfd-gateway", "PLATEN_GATEWAY_CARD_LINKS_PER_PERSON_AND_HOUR"))
                .get()
                .isEqualTo(new Setting(
                        "platen.gateway.card-links.per-person-and-hour",
                        List.of("PLATEN_GATEWAY_CARD_LINKS_PER_PERSON_AND_HOUR"),
                        "number",
                        "3",
                        false,
                        "Links mailed to one person within an hour; more are asked for in vain."));
        assertThat(settings.setting("notification", "PLATEN_MAIL_SENDER_DOMAINS"))
                .get()
                .returns("list of text", Setting::type)
                .returns(false, Setting::required);
        assertThat(settings.setting("identity", "PLATEN_MAIL_SENDER_DOMAINS")).isEmpty();
    }

    @Test
    void takesAVariableThatAPropertyNamesBeforeItsOwn() {
        assertThat(settings.setting("accesscode", "PLATEN_MY_CODE_ENABLED"))
                .get()
                .returns("platen.accesscode.my-code.enabled", Setting::property)
                .returns("false", Setting::preset);
        assertThat(settings.setting("accesscode", "PLATEN_ACCESSCODE_MY_CODE_ENABLED"))
                .isPresent();
    }

    @Test
    void takesANameThatWhoeverSetsItChooses() {
        assertThat(settings.setting("scim", "PLATEN_OIDC_ISSUERS_UNIVERSITY_USER_NAME_CLAIM"))
                .get()
                .returns("platen.oidc.issuers.NAME.user-name-claim", Setting::property);
        assertThat(settings.setting("scim", "PLATEN_OIDC_ISSUERS_UNIVERSITY_MISSPELT"))
                .isEmpty();
    }

    @Test
    void tellsWhatAnInstallationMustSet() {
        assertThat(settings.neededBy("identity"))
                .containsExactlyInAnyOrder(
                        "PLATEN_DB_URL",
                        "PLATEN_DB_USERNAME",
                        "PLATEN_DB_PASSWORD",
                        "PLATEN_DB_MIGRATION_USERNAME",
                        "PLATEN_DB_MIGRATION_PASSWORD",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "QUARKUS_OIDC_AUTH_SERVER_URL",
                        "PLATEN_ACCESSCODE_URL");
        assertThat(settings.neededBy("notification"))
                .contains("QUARKUS_MAILER_HOST", "PLATEN_MAIL_FROM", "PLATEN_KEYS")
                .doesNotContain("PLATEN_WEBHOOKS_REFUSED_NAMES");
    }
}
