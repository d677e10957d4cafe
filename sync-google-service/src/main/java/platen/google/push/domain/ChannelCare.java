package platen.google.push.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import platen.google.directory.domain.ChannelEvent;
import platen.google.push.domain.PushChannel.State;

/**
 * What an organisation's channels need.
 *
 * @param missing kinds of change that nothing tells of for long; opened first, so that there is no gap
 * @param unneeded open channels that are to be stopped now, because none is wanted or another serves
 * @param over channels whose time is up: Google has forgotten them
 */
public record ChannelCare(List<ChannelEvent> missing, List<PushChannel> unneeded, List<PushChannel> over) {

    private static final Duration OVERLAP = Duration.ofMinutes(30);

    /** @param version of the connection */
    public static ChannelCare of(List<PushChannel> channels, boolean wanted, long version, Instant now) {
        List<PushChannel> over = channels.stream()
                .filter(channel -> !channel.expiresAt().isAfter(now))
                .toList();
        List<PushChannel> live =
                channels.stream().filter(channel -> !over.contains(channel)).toList();
        List<ChannelEvent> served = Arrays.stream(ChannelEvent.values())
                .filter(event -> wanted && live.stream().anyMatch(channel -> channel.serves(event, version, now)))
                .toList();
        List<ChannelEvent> missing = Arrays.stream(ChannelEvent.values())
                .filter(event -> wanted && !served.contains(event))
                .toList();
        return new ChannelCare(
                missing,
                live.stream()
                        .filter(channel -> channel.state() == State.STOPPING
                                || !wanted
                                || (served.contains(channel.event()) && !channel.serves(channel.event(), version, now)))
                        .toList(),
                over);
    }

    /** When a channel is to be renewed: half an hour before its end, or half-way if it lives less than an hour. */
    public static Instant renewal(Instant opened, Instant expires) {
        Duration half = Duration.between(opened, expires).dividedBy(2);
        return expires.minus(half.compareTo(OVERLAP) < 0 ? half : OVERLAP);
    }

    /** When to look again: at the next renewal, or soon while something is left undone; {@link Instant#MAX} is never. */
    public static Instant nextLook(List<PushChannel> left, ChannelCare undone, Instant soon) {
        Stream<Instant> renewals =
                left.stream().filter(channel -> channel.state() == State.OPEN).map(PushChannel::renewAt);
        boolean busy = !undone.missing().isEmpty()
                || !undone.unneeded().isEmpty()
                || left.stream().anyMatch(channel -> channel.state() != State.OPEN);
        return Stream.concat(renewals, busy ? Stream.of(soon) : Stream.empty())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
