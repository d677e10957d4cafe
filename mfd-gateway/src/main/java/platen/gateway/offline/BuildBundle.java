package platen.gateway.offline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import platen.gateway.devices.domain.DeviceKey;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.offline.BundleWriter.Terms;
import platen.gateway.offline.OfflineCards.Wanted;
import platen.gateway.offline.domain.BundleCard;
import platen.gateway.readers.domain.ConverterSpec;
import platen.gateway.settings.domain.PinRule;
import platen.kit.crypto.SecretTokens;

/** Makes the cards of an organisation into a bundle, with which one device may let people in while it is cut off. */
@ApplicationScoped
public class BuildBundle {

    private static final Duration GOOD_FOR = Duration.ofHours(24);

    /** A device that asks now and then always has most of a bundle's time ahead. */
    private static final Duration RENEWED = Duration.ofHours(6);

    private static final int PAGE = 2000;
    private static final int AT_ONCE = 2;

    private final OfflineCards cards;
    private final BundleKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore building = new Semaphore(AT_ONCE);

    BuildBundle(OfflineCards cards, BundleKeys keys, ObjectMapper json, Clock clock) {
        this.cards = cards;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** Another one whenever another bundle would be made, and every six hours. */
    public Uni<String> version(PairedDevice device, DeviceKey key) {
        long period = clock.instant().toEpochMilli() / RENEWED.toMillis();
        return cards.state(device.organisation())
                .map(state -> String.join(
                        "\u001f",
                        state,
                        String.valueOf(period),
                        key.thumbprint(),
                        device.settings().pin().name(),
                        device.settings().converters().toString(),
                        keys.signingKey(),
                        String.valueOf(keys.cardKeys(device.organisation()).size())))
                .map(text -> Base64.getUrlEncoder().withoutPadding().encodeToString(SecretTokens.hash(text)));
    }

    /** Its parts in order, made on worker threads as they are taken. Empty when others are being made. */
    public Optional<Multi<byte[]>> build(PairedDevice device, DeviceKey key) {
        if (!building.tryAcquire()) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var writer = new BundleWriter(
                new Terms(
                        device.id(),
                        key,
                        keys.cardKeys(device.organisation()),
                        ConverterSpec.of(device.settings().converters()),
                        now,
                        now.plus(GOOD_FOR)),
                keys,
                json);
        var wanted = new Wanted(device.organisation(), device.settings().pin() == PinRule.OFF, now);
        Multi<byte[]> parts = Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(writer::header),
                        pages(wanted).map(writer::entries),
                        Multi.createFrom().item(writer::trailer));
        return Optional.of(parts.onTermination().invoke(() -> building.release()));
    }

    private Multi<List<BundleCard>> pages(Wanted wanted) {
        return Multi.createBy()
                .repeating()
                .uni(Place::new, place -> page(wanted, place))
                .whilst(page -> page.size() == PAGE)
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<List<BundleCard>> page(Wanted wanted, Place place) {
        return cards.page(wanted, place.last, PAGE)
                .invoke(page -> place.last = page.isEmpty() ? place.last : Optional.of(page.getLast()));
    }

    /** How far the pages of one bundle have come. */
    private static final class Place {

        private volatile Optional<BundleCard> last = Optional.empty();
    }
}
