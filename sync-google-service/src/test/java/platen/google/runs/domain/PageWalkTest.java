package platen.google.runs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageWalkTest {

    private final PageWalk walk = new PageWalk(3);

    @Test
    void followsTheTokensToTheEnd() {
        assertThat(walk.token()).isNull();
        assertThat(walk.advance(Optional.of("a"))).isEmpty();
        assertThat(walk.token()).isEqualTo("a");
        assertThat(walk.hasEnded()).isFalse();
        assertThat(walk.advance(Optional.empty())).isEmpty();
        assertThat(walk.hasEnded()).isTrue();
    }

    @Test
    void noticesACircle() {
        assertThat(walk.advance(Optional.of("a"))).isEmpty();

        assertThat(walk.advance(Optional.of("a")).map(RunFailure::reason)).contains(RunFailure.Reason.INCOMPLETE);
        assertThat(walk.hasEnded()).isFalse();
    }

    @Test
    void noticesAListWithoutEnd() {
        assertThat(walk.advance(Optional.of("a"))).isEmpty();
        assertThat(walk.advance(Optional.of("b"))).isEmpty();

        assertThat(walk.advance(Optional.of("c")).map(RunFailure::reason)).contains(RunFailure.Reason.INCOMPLETE);
    }
}
