package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.gateway.registration.MailLink;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.crypto.KeyMaterial;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** Cards whose holders confirm them by a mailed link, because a password alone proves nobody. */
@QuarkusTest
@WithEngines
class CardLinkTest extends GatewaySuite {

    private static final String CARD = "04A23FB1";

    @Inject
    MailLink mailLink;

    private Panel panel;
    private UUID ana;

    @BeforeEach
    void anaAtADeviceThatMailsLinks() {
        ana = office.personWhoSignsIn("Ana Silva", "ana@demo");
        office.registration(Map.of("byMail", true));
        panel = office.panel();
    }

    @Test
    void saysCheckYourMailWhoeverItIsAndMailsWhomItKnows() {
        Answer nobody = ask("nobody");
        Answer known = ask(" ANA@demo ");

        assertThat(known.status()).isEqualTo(200);
        assertThat(known.text()).isEqualTo("{\"next\":\"check_mail\"}").isEqualTo(nobody.text());
        TestRecord requested = office.activity("card-association-requested", ana);
        ContractChecks.ofRepository().assertValid(String.valueOf(requested.value()));
        assertThat(requested.data().path("deviceName").asText()).isEqualTo("Library copier");
        assertThat(requested.data().path("minutes").asInt()).isEqualTo(15);
        String link = link(requested);
        assertThat(link).startsWith("https://mfd.school.example/card-links/");
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(office.database.dump()).noneMatch(value -> value.contains(CARD) || value.contains(token));
        assertThat(office.database.count("select count(*) from card_link where organisation_id = ?", office.id))
                .isEqualTo(1);
    }

    @Test
    void mailsNobodyInactiveAndOnePersonThreeTimesAnHour() {
        UUID bob = office.personWhoSignsIn("Bob Stone", "bob@demo");
        office.sayOfSignIn(bob, "user-deactivated", "Bob Stone", "bob@demo", "inactive");
        office.awaitPerson(bob, "inactive");

        assertThat(ask("bob@demo").status()).isEqualTo(200);
        for (int request = 0; request < 4; request++) {
            assertThat(ask("ana@demo").status()).isEqualTo(200);
            await().until(() ->
                    office.database.count("select count(*) from link_request where organisation_id = ?", office.id)
                            == 0);
            clock.advance(Duration.ofMinutes(5));
        }
        await().until(() -> links() == 3);
        clock.advance(Duration.ofHours(2));
        panel = office.panel("Another copier");
        assertThat(ask("ana@demo").status()).isEqualTo(200);
        await().until(() -> links() == 4);
    }

    @Test
    void mailsWhatAKilledProcessHasLeft() {
        leave(" ANA@demo ", clock.instant());
        leave("nobody\u0000", clock.instant());
        leave("ana@demo", clock.instant().minus(Duration.ofMinutes(15)));

        mailLink.mailLeftOver().await().indefinitely();

        office.activity("card-association-requested", ana);
        await().until(() ->
                office.database.count("select count(*) from link_request where organisation_id = ?", office.id) == 0);
        assertThat(links()).isOne();
    }

    /** As {@code POST /v1/card-registrations} writes it before it answers. */
    private void leave(String userName, Instant at) {
        UUID request = UUID.randomUUID();
        var cipher = new DataCipher(KeyMaterial.in(TestKeys.of("mfd-gateway")));
        office.database.execute(
                "insert into link_request (organisation_id, id, device_id, device_name, at, user_name, card)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                office.id,
                request,
                panel.id(),
                "Library copier",
                Timestamp.from(at),
                cipher.encrypt(new CipherContext(office.id, request, 1), userName),
                cipher.encrypt(new CipherContext(office.id, request, 2), CARD));
    }

    @Test
    void throttlesTheDeviceThatAsksForMany() {
        for (int request = 0; request < 5; request++) {
            assertThat(ask("nobody").status()).isEqualTo(200);
            // Each tap counts as well, and would make the reader wait.
            office.database.execute(
                    "update device_throttle set failures = 0, blocked_until = now() where kind = 'card'");
        }
        String ticket = ticket();

        assertThat(panel.registerByMail(ticket, "nobody").status()).isEqualTo(429);
    }

    @Test
    void opensWithoutUsingTheLinkUpHoweverOften() {
        String path = linkPath();

        for (int scanner = 0; scanner < 3; scanner++) {
            Page page = Page.get(path, null);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .contains("Is this your card?", "Library copier")
                    .doesNotContain("<script", CARD);
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        }
        assertThat(Page.get(confirmPath(path), null).status()).isEqualTo(401);
        assertThat(Page.get(confirmPath(path), token("ana@demo")).text()).contains("Yes, it is my card");
        assertThat(Page.post(confirmPath(path), null, "").status()).isEqualTo(401);
        assertThat(Page.get(path, null).text()).contains("Is this your card?");
    }

    @Test
    void registersTheCardOfThePersonItWasMailedToAndOfNobodyElse() {
        office.personWhoSignsIn("Bob Stone", "bob@demo");
        String path = linkPath();

        Page wrong = Page.post(confirmPath(path), token("bob@demo"), "");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.text()).contains("This link is for somebody else", "Sign out");
        assertThat(Page.post(confirmPath(path), token("stranger"), "").status()).isEqualTo(403);

        Page right = Page.post(confirmPath(path), token("ana@demo"), "");
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.text()).contains("Your card is confirmed");
        TestRecord proven = office.activity("card-association-proven", ana);
        assertThat(proven.data().path("by").asText()).isEqualTo("link");
        assertThat(office.opened("accesscode", ana, proven, "sealedCard")).isEqualTo(CARD);

        Page again = Page.post(confirmPath(path), token("ana@demo"), "");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("used already");
        assertThat(Page.get(path, null).status()).isEqualTo(410);
    }

    @Test
    void takesIdentitysWordForASignInThatIsNotKnownHereYet() {
        UUID bob = office.personWhoSignsIn("Bob Stone", "bob@demo");
        String path = linkPath();

        AccessCodeStandIn.saysNothing(office.id);
        Page away = Page.post(confirmPath(path), token("new sign-in"), "");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.text()).contains("Not possible right now");
        AccessCodeStandIn.saysItIs(office.id, bob);
        assertThat(Page.post(confirmPath(path), token("new sign-in"), "").status())
                .isEqualTo(403);
        AccessCodeStandIn.saysItIs(office.id, ana);
        assertThat(Page.post(confirmPath(path), token("new sign-in"), "").text())
                .contains("Your card is confirmed");
        assertThat(office.activity("card-association-proven", ana)
                        .data()
                        .path("by")
                        .asText())
                .isEqualTo("link");
    }

    @Test
    void takesNoSignInOfSomebodyInactive() {
        String path = linkPath();
        office.sayOfSignIn(ana, "user-deactivated", "Ana Silva", "ana@demo", "inactive");
        office.awaitPerson(ana, "inactive");
        AccessCodeStandIn.saysItIs(office.id, ana);

        assertThat(Page.post(confirmPath(path), token("ana@demo"), "").status()).isEqualTo(403);
    }

    @Test
    void saysOfALinkThatIsLateOrForgedWhatToDo() {
        String path = linkPath();
        String forged = path.substring(0, path.length() - 3) + (path.endsWith("AAA") ? "BBB" : "AAA");
        clock.advance(Duration.ofMinutes(15));

        Page late = Page.get(path, null);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.text()).contains("This link is too old");
        assertThat(Page.post(confirmPath(path), token("ana@demo"), "").status()).isEqualTo(410);
        assertThat(Page.get(forged, null).status()).isEqualTo(404);
        assertThat(Page.get("/card-links/nonsense", null).status()).isEqualTo(404);
        assertThat(Page.get("/card-links/sign-out", null).header("Location")).endsWith("/card-links/signed-out");
        assertThat(Page.post(confirmPath(forged), token("ana@demo"), "").status())
                .isEqualTo(404);
    }

    private Answer ask(String userName) {
        return panel.registerByMail(ticket(), userName);
    }

    private String ticket() {
        return panel.logIn("card", CARD).json().path("ticket").asText();
    }

    private long links() {
        return office.database.count("select count(*) from card_link where organisation_id = ?", office.id);
    }

    private String linkPath() {
        ask("ana@demo");
        return URI.create(link(office.activity("card-association-requested", ana)))
                .getPath();
    }

    private String link(TestRecord requested) {
        return office.opened("notification", ana, requested, "sealedLink");
    }

    private static String confirmPath(String path) {
        return path.replace("/card-links/", "/card-links/confirm/");
    }

    private String token(String account) {
        return TestTokens.of(office.id, account, "user");
    }
}
