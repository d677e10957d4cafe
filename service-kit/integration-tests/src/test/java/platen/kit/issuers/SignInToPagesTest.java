package platen.kit.issuers;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.OwnIssuer;
import platen.testing.WithEngines;

/** Where a browser is sent to sign in, and who has signed in there. */
@QuarkusTest
@WithEngines
class SignInToPagesTest {

    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");

    /** A browser's. */
    private final Map<String, String> cookies = new HashMap<>();

    @BeforeEach
    void newBrowser() {
        cookies.clear();
    }

    @Test
    void peopleOfAnOrganisationWithItsOwnIssuerSignInThere() {
        String signIn =
                open("/desk?organisation=" + OwnIssuer.SCHOOL.organisation()).header("Location");
        assertThat(signIn)
                .startsWith(OwnIssuer.SCHOOL.url() + "/authorize?")
                .contains("client_id=platen-pages", "code_challenge=");

        Response page = comeBack(signIn);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).startsWith(OwnIssuer.SCHOOL.organisation() + " school/");
        assertThat(open("/desk").asString()).isEqualTo(page.asString());
    }

    @Test
    void everybodyElseSignsInAtTheDefaultIssuer() {
        assertThat(open("/desk").header("Location")).contains("client_id=desk");
        assertThat(open("/desk?organisation=" + UUID.randomUUID()).header("Location"))
                .contains("client_id=desk");
        // Its issuer has no client for pages.
        assertThat(open("/desk?organisation=" + OwnIssuer.TRUST.organisation()).header("Location"))
                .contains("client_id=desk");
    }

    @Test
    void aSignInGoesOnWhereItBeganWhateverElseWasBegun() {
        String school =
                open("/desk?organisation=" + OwnIssuer.SCHOOL.organisation()).header("Location");
        assertThat(open("/desk").header("Location")).contains("client_id=desk");

        assertThat(comeBack(school).asString())
                .startsWith(OwnIssuer.SCHOOL.organisation().toString());
    }

    @Test
    void aBegunSignInBindsNobodyToItsIssuer() {
        open("/desk?organisation=" + OwnIssuer.SCHOOL.organisation());

        assertThat(open("/desk").header("Location")).contains("client_id=desk");
    }

    private Response comeBack(String signIn) {
        Matcher state = STATE.matcher(signIn);
        assertThat(state.find()).isTrue();
        Response answer = open("/desk?code=any&state=" + state.group(1));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
        URI next = URI.create(answer.header("Location"));
        return open(next.getPath());
    }

    private Response open(String path) {
        Response answer =
                RestAssured.given().redirects().follow(false).cookies(cookies).get(path);
        answer.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return answer;
    }
}
