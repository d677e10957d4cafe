package platen.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    @Test
    void declaresTheTopicsOfTheSuite() {
        assertThat(TopicCatalogue.ofRepository().names())
                .containsExactlyInAnyOrder(
                        "directory.person",
                        "directory.group",
                        "directory.run",
                        "identity.organisation",
                        "identity.user",
                        "accesscode.credential",
                        "mfd.activity",
                        "notification.mail");
    }

    @Test
    void aPrefixMakesThemATestsOwn() {
        assertThat(TopicCatalogue.ofRepository().withPrefix("t1."))
                .extracting(TopicSpec::name)
                .contains("t1.identity.user");
    }
}
