package platen.gateway.settings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.gateway.readers.domain.Converter;
import platen.gateway.readers.domain.ConverterSpec;
import platen.gateway.readers.domain.Fault;
import platen.gateway.settings.domain.SettingsChoices.BudgetChoices;
import platen.gateway.settings.domain.SettingsChoices.PasswordChoices;
import platen.gateway.settings.domain.SettingsChoices.RegistrationChoices;

class SettingsReadingTest {

    private static final PasswordChoices PASSWORDS =
            new PasswordChoices("https://login.school.example/token", "printers", true, "secret");

    @Test
    void fallsBackToTheDefaults() {
        SettingsReading reading = SettingsReading.ofOrganisation(SettingsChoices.NONE);

        assertThat(reading).isEqualTo(new SettingsReading(Settings.DEFAULT, List.of(), List.of()));
        assertThat(Settings.DEFAULT.methods()).containsExactlyInAnyOrder(Method.CODE, Method.CARD, Method.CARD_PIN);
        assertThat(Settings.DEFAULT.idle()).isEqualTo(Duration.ofSeconds(60));
        assertThat(Settings.DEFAULT.longest()).isEqualTo(Duration.ofHours(2));
        assertThat(Settings.UNREADABLE.methods()).isEmpty();
    }

    @Test
    void readsBackWhatItShows() {
        Settings settings = SettingsReading.ofOrganisation(chosen(
                        List.of("card", "password"),
                        "de",
                        30,
                        10,
                        new RegistrationChoices(false, true, true, null, "08[0-9A-F]{8}"),
                        List.of(new ConverterSpec("trim", null, null, null, null, null)),
                        PASSWORDS))
                .settings();

        SettingsReading again = SettingsReading.ofOrganisation(SettingsChoices.of(settings));

        assertThat(again).isEqualTo(new SettingsReading(settings, List.of(), List.of()));
        assertThat(settings.methods()).containsExactlyInAnyOrder(Method.CARD, Method.PASSWORD);
        assertThat(settings.converters()).containsExactly(new Converter.Trim());
        assertThat(settings.registration().allows("0801161DD6")).isTrue();
        assertThat(settings.registration().allows("0901161DD6")).isFalse();
    }

    @Test
    void overlaysTheOrganisationsByTheDevices() {
        Settings organisation = SettingsReading.ofOrganisation(chosen(
                        List.of("card"),
                        "de",
                        30,
                        null,
                        new RegistrationChoices(null, true, null, null, null),
                        null,
                        null))
                .settings();

        Settings device = SettingsReading.ofDevice(
                        organisation,
                        chosen(
                                null,
                                "fr",
                                null,
                                20,
                                new RegistrationChoices(false, null, null, null, null),
                                null,
                                null))
                .settings();

        assertThat(device.methods()).containsExactly(Method.CARD);
        assertThat(device.language()).isEqualTo("fr");
        assertThat(device.idle()).isEqualTo(Duration.ofSeconds(30));
        assertThat(device.warning()).isEqualTo(Duration.ofSeconds(20));
        assertThat(device.registration().byCode()).isFalse();
        assertThat(device.registration().byPassword()).isTrue();
    }

    @Test
    void saysEverythingThatIsWrong() {
        SettingsChoices wrong = new SettingsChoices(
                Arrays.asList("codes", null),
                "es",
                9,
                -1,
                59,
                31,
                "sometimes",
                "maybe",
                new RegistrationChoices(true, true, true, null, "(a*)*"),
                new BudgetChoices(0, 1_000_001, null, null),
                List.of(new ConverterSpec(null, null, null, null, null, null)),
                null,
                new PasswordChoices("http://login.school.example/token", " ", null, null));

        assertThat(pointers(SettingsReading.ofOrganisation(wrong).faults()))
                .containsExactlyInAnyOrder(
                        "/methods/0",
                        "/methods/1",
                        "/language",
                        "/idleSeconds",
                        "/warningSeconds",
                        "/longestSeconds",
                        "/tapDelaySeconds",
                        "/pin",
                        "/stale",
                        "/registration/allowedCards",
                        "/budget/perMinute",
                        "/budget/perDay",
                        "/converters/0/type",
                        "/passwords/tokenUrl",
                        "/passwords/clientId");
    }

    @Test
    void keepsBudgetAndPasswordsToTheOrganisation() {
        SettingsChoices choices = new SettingsChoices(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BudgetChoices(1, 1, 1, 1),
                null,
                null,
                PASSWORDS);

        assertThat(pointers(SettingsReading.ofDevice(Settings.DEFAULT, choices).faults()))
                .containsExactly("/budget", "/passwords");
    }

    @Test
    void letsGiveWayLaterWhatItWouldNotTakeNow() {
        SettingsReading reading =
                SettingsReading.ofOrganisation(chosen(List.of("code", "password"), null, 10, 10, null, null, null));

        assertThat(reading.faults()).isEmpty();
        assertThat(pointers(reading.misfits())).containsExactlyInAnyOrder("/methods", "/warningSeconds");
        assertThat(reading.settings().methods()).containsExactly(Method.CODE);
        assertThat(reading.settings().warning()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void takesNoAddressThatHidesWhereItLeads() {
        for (String address : List.of(
                "https://login.school.example@evil.example/",
                "http://127.0.0.2/token",
                "https:///token",
                "https://login.school.example/#x",
                "file:///etc/passwd",
                "nowhere",
                "https://" + "a".repeat(2000))) {
            SettingsChoices choices =
                    chosen(null, null, null, null, null, null, new PasswordChoices(address, "printers", null, null));
            assertThat(pointers(SettingsReading.ofOrganisation(choices).faults()))
                    .as(address)
                    .containsExactly("/passwords/tokenUrl");
        }
    }

    private static List<String> pointers(List<Fault> faults) {
        return faults.stream().map(Fault::pointer).toList();
    }

    private static SettingsChoices chosen(
            @Nullable List<@Nullable String> methods,
            @Nullable String language,
            @Nullable Integer idle,
            @Nullable Integer warning,
            @Nullable RegistrationChoices registration,
            @Nullable List<@Nullable ConverterSpec> converters,
            @Nullable PasswordChoices passwords) {
        return new SettingsChoices(
                methods,
                language,
                idle,
                warning,
                null,
                null,
                null,
                null,
                registration,
                null,
                converters,
                null,
                passwords);
    }
}
