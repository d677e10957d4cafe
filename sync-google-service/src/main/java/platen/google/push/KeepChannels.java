package platen.google.push;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.google.GoogleSyncConfig;
import platen.google.connection.Connection;
import platen.google.connection.ConnectionKeys;
import platen.google.connection.FindConnection;
import platen.google.connection.domain.RunMode;
import platen.google.directory.Directory;
import platen.google.directory.domain.ChannelEvent;
import platen.google.directory.domain.ChannelRequest;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.OpenedChannel;
import platen.google.push.domain.ChannelCare;
import platen.google.push.domain.PushChannel;
import platen.google.push.persistence.PostgresChannels;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Opens, renews and stops an organisation's channels. A new one is opened before the old one is stopped; both tell of the same for a moment, which
 * does no harm.
 */
@ApplicationScoped
class KeepChannels {

    private static final Logger LOG = Logger.getLogger(KeepChannels.class);

    /** No channel of Google's lives longer, so one of which nothing more was heard is over by then. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private final OrganisationTransactions transactions;
    private final FindConnection findConnection;
    private final ConnectionKeys keys;
    private final PostgresChannels channels;
    private final Directory directory;
    private final Clock clock;
    private final @Nullable String address;
    private final Duration retry;

    KeepChannels(
            OrganisationTransactions transactions,
            FindConnection findConnection,
            ConnectionKeys keys,
            PostgresChannels channels,
            Directory directory,
            Clock clock,
            GoogleSyncConfig config) {
        this.transactions = transactions;
        this.findConnection = findConnection;
        this.keys = keys;
        this.channels = channels;
        this.directory = directory;
        this.clock = clock;
        this.address = config.push().url().map(Object::toString).orElse(null);
        this.retry = config.push().channelRetry();
    }

    private record Claimed(Connection connection, List<PushChannel> channels) {}

    /** Does what is due; whatever Google refuses is left for the next time. */
    Uni<Void> keep(UUID organisation) {
        return transactions
                .in(organisation, this::claim)
                .chain(claimed ->
                        claimed == null ? Uni.createFrom().voidItem() : keep(claimed.connection(), claimed.channels()));
    }

    private Uni<@Nullable Claimed> claim(OrganisationTransaction transaction) {
        return channels.claim(transaction)
                .chain(claimed -> claimed
                        ? findConnection.lock(transaction)
                        : Uni.createFrom().<Connection>nullItem())
                .chain(connection -> connection == null
                        ? Uni.createFrom().nullItem()
                        : channels.all(transaction).map(all -> new Claimed(connection, all)));
    }

    private Uni<Void> keep(Connection connection, List<PushChannel> before) {
        DirectoryAccess access = keys.access(connection);
        ChannelCare care = care(connection, before);
        return each(care.over(), channel -> forget(connection, channel))
                .chain(() -> each(care.missing(), event -> open(connection, access, event)))
                .chain(() -> now(connection))
                .chain(all -> each(care(connection, all).unneeded(), channel -> stop(connection, access, channel)))
                .chain(() -> now(connection))
                .chain(left -> later(connection, left));
    }

    private ChannelCare care(Connection connection, List<PushChannel> all) {
        boolean wanted = address != null && connection.settings().mode() == RunMode.AUTOMATIC;
        return ChannelCare.of(all, wanted, connection.version(), clock.instant());
    }

    private Uni<List<PushChannel>> now(Connection connection) {
        return transactions.in(connection.organisation(), channels::all);
    }

    private Uni<Void> later(Connection connection, List<PushChannel> left) {
        Instant next = ChannelCare.nextLook(
                left, care(connection, left), clock.instant().plus(retry));
        return transactions.in(
                connection.organisation(), transaction -> channels.lookAt(transaction, connection.version(), next));
    }

    private Uni<Void> open(Connection connection, DirectoryAccess access, ChannelEvent event) {
        SecretToken token = SecretTokens.create(connection.organisation());
        Instant latest = clock.instant().plus(LONGEST);
        var channel = new PushChannel(
                PushChannel.newId(connection.organisation()),
                event,
                PushChannel.State.OPENING,
                null,
                connection.version(),
                latest,
                latest);
        var request = new ChannelRequest(channel.id(), event, String.valueOf(address), token.value());
        return transactions
                .in(connection.organisation(), transaction -> channels.add(transaction, channel, token.hash()))
                .chain(() -> directory.watch(access, request))
                .chain(opened -> opened(connection, channel, opened));
    }

    private Uni<Void> opened(Connection connection, PushChannel channel, OpenedChannel opened) {
        Instant renewAt = ChannelCare.renewal(clock.instant(), opened.expiresAt());
        return transactions.in(
                connection.organisation(), transaction -> channels.opened(transaction, channel.id(), opened, renewAt));
    }

    /** One whose resource is not known cannot be stopped: it ends by itself. */
    private Uni<Void> stop(Connection connection, DirectoryAccess access, PushChannel channel) {
        String resource = channel.resourceId();
        Uni<Void> noted =
                transactions.in(connection.organisation(), transaction -> channels.stopping(transaction, channel.id()));
        return resource == null
                ? noted
                : noted.chain(() -> directory.stop(access, channel.id(), resource))
                        .chain(() -> forget(connection, channel));
    }

    private Uni<Void> forget(Connection connection, PushChannel channel) {
        return transactions.in(connection.organisation(), transaction -> channels.forget(transaction, channel.id()));
    }

    /** One after the other; that one fails keeps none of the others. */
    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(one -> work.apply(one).onFailure().recoverWithUni(failure -> {
                    LOG.warnf("A channel was neither opened nor stopped: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                }))
                .onItem()
                .ignoreAsUni();
    }
}
