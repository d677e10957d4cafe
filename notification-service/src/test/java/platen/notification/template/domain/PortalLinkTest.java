package platen.notification.template.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalLinkTest {

    @Test
    void takesAWebAddress() {
        assertThat(PortalLink.of("https://portal.school.example/my-code?a=b"))
                .map(PortalLink::url)
                .contains("https://portal.school.example/my-code?a=b");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "portal",
                "javascript:alert(1)",
                "data:text/html,x",
                "//portal.example/",
                "https://portal.example@evil.example/",
                "https:///my-code",
                "https://portal.example/\r\nAccess code: 000000"
            })
    void takesNothingElse(String setting) {
        assertThat(PortalLink.of(setting)).isEmpty();
    }
}
