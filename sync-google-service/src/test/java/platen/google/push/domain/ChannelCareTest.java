package platen.google.push.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.google.directory.domain.ChannelEvent.ADD;
import static platen.google.directory.domain.ChannelEvent.UPDATE;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.google.directory.domain.ChannelEvent;
import platen.google.push.domain.PushChannel.State;

class ChannelCareTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<PushChannel> four =
            Arrays.stream(ChannelEvent.values()).map(event -> open(event, 5)).toList();

    @Test
    void opensOneForEachKindOfChange() {
        assertThat(ChannelCare.of(List.of(), true, 1, NOW).missing()).containsExactly(ChannelEvent.values());
        assertThat(ChannelCare.of(four, true, 1, NOW)).isEqualTo(new ChannelCare(List.of(), List.of(), List.of()));
    }

    @Test
    void opensTheNextBeforeItStopsTheOld() {
        PushChannel ending = new PushChannel("old", UPDATE, State.OPEN, "r", 1, NOW.plus(HOUR), NOW);
        List<PushChannel> before = Stream.concat(
                        four.stream().filter(channel -> channel.event() != UPDATE), Stream.of(ending))
                .toList();
        assertThat(ChannelCare.of(before, true, 1, NOW))
                .isEqualTo(new ChannelCare(List.of(UPDATE), List.of(), List.of()));

        List<PushChannel> after =
                Stream.concat(before.stream(), Stream.of(open(UPDATE, 6))).toList();

        assertThat(ChannelCare.of(after, true, 1, NOW))
                .isEqualTo(new ChannelCare(List.of(), List.of(ending), List.of()));
    }

    @Test
    void aChangedConnectionHasChannelsOfItsOwn() {
        assertThat(ChannelCare.of(four, true, 2, NOW).missing()).hasSize(4);
    }

    @Test
    void stopsAllWhenNoneIsWantedAndForgetsWhatIsOver() {
        PushChannel over = new PushChannel("over", ADD, State.STOPPING, null, 1, NOW, NOW);

        assertThat(ChannelCare.of(Stream.concat(four.stream(), Stream.of(over)).toList(), false, 1, NOW))
                .isEqualTo(new ChannelCare(List.of(), four, List.of(over)));
    }

    @Test
    void renewsHalfAnHourBeforeTheEndOrHalfWay() {
        assertThat(ChannelCare.renewal(NOW, NOW.plus(HOUR.multipliedBy(6)))).isEqualTo("2026-11-22T17:30:00Z");
        assertThat(ChannelCare.renewal(NOW, NOW.plus(HOUR.dividedBy(2)))).isEqualTo("2026-11-22T12:15:00Z");
    }

    @Test
    void looksAgainAtTheNextRenewalOrSoonWhileSomethingIsLeftUndone() {
        Instant soon = NOW.plusSeconds(300);
        ChannelCare nothing = ChannelCare.of(four, true, 1, NOW);
        ChannelCare stopping = ChannelCare.of(four, false, 1, NOW);

        assertThat(ChannelCare.nextLook(four, nothing, soon)).isEqualTo(NOW.plus(HOUR.multipliedBy(5)));
        assertThat(ChannelCare.nextLook(four, stopping, soon)).isEqualTo(soon);
        assertThat(ChannelCare.nextLook(List.of(), ChannelCare.of(List.of(), false, 1, NOW), soon))
                .isEqualTo(Instant.MAX);
    }

    @Test
    void anIdSaysWhoseItIsAndIsShortEnoughForGoogle() {
        UUID organisation = UUID.randomUUID();
        String id = PushChannel.newId(organisation);

        assertThat(PushChannel.organisationOf(id)).contains(organisation);
        assertThat(id).hasSizeLessThanOrEqualTo(64).matches("[A-Za-z0-9_+/=-]+");
        assertThat(PushChannel.organisationOf(id + "x")).isEmpty();
        assertThat(PushChannel.organisationOf("")).isEmpty();
    }

    private static PushChannel open(ChannelEvent event, int hours) {
        return new PushChannel(
                event + " " + hours,
                event,
                State.OPEN,
                "r",
                1,
                NOW.plus(HOUR.multipliedBy(hours + 1)),
                NOW.plus(HOUR.multipliedBy(hours)));
    }
}
