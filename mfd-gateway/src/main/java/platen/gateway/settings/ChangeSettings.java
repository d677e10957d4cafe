package platen.gateway.settings;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.GatewayConfig;
import platen.gateway.readers.domain.Fault;
import platen.gateway.settings.StoredSettings.Change;
import platen.gateway.settings.StoredSettings.Versioned;
import platen.gateway.settings.domain.Settings;
import platen.gateway.settings.domain.SettingsChoices;
import platen.gateway.settings.domain.SettingsChoices.PasswordChoices;
import platen.gateway.settings.domain.SettingsReading;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/** An administrator decides what devices do. It holds from each device's next request on. */
@ApplicationScoped
public class ChangeSettings {

    /**
     * @param seen which version the caller has seen
     * @param by who asks
     */
    public record Command(UUID organisation, SettingsChoices choices, IfMatch seen, String by) {}

    /** What came of it. */
    public sealed interface Result {

        record Changed(OfDevice settings) implements Result {}

        record Invalid(List<Fault> faults) implements Result {}

        /** Somebody else has changed it meanwhile. */
        record Stale() implements Result {}

        record NoSuchDevice() implements Result {}
    }

    /**
     * @param chosen by the device, or by the organisation when it is asked for
     * @param effective what comes of them
     */
    public record OfDevice(SettingsChoices chosen, Settings effective, long version) {}

    private final OrganisationTransactions transactions;
    private final StoredSettings stored;
    private final boolean plainTokenUrl;
    private final Clock clock;

    ChangeSettings(OrganisationTransactions transactions, StoredSettings stored, GatewayConfig config, Clock clock) {
        this.transactions = transactions;
        this.stored = stored;
        this.plainTokenUrl = config.settings().plainTokenUrl();
        this.clock = clock;
    }

    public Uni<OfDevice> show(UUID organisation) {
        return transactions
                .in(organisation, stored::ofOrganisation)
                .map(found -> new OfDevice(
                        found.choices(),
                        SettingsReading.ofOrganisation(found.choices()).settings(),
                        found.version()));
    }

    /** Empty when there is no such device. */
    public Uni<Optional<OfDevice>> show(UUID organisation, UUID deviceId) {
        return transactions.in(
                organisation,
                transaction -> stored.ofOrganisation(transaction)
                        .chain(above -> stored.ofDevice(transaction, deviceId)
                                .map(found -> found.map(own -> new OfDevice(
                                        own.choices(),
                                        SettingsReading.ofDevice(settings(above), own.choices())
                                                .settings(),
                                        own.version())))));
    }

    public Uni<Result> change(Command command) {
        SettingsReading reading = SettingsReading.ofOrganisation(command.choices());
        List<Fault> faults = new ArrayList<>(faults(reading));
        if (!plainTokenUrl
                && reading.settings()
                        .passwords()
                        .filter(provider -> "http".equals(provider.tokenUrl().getScheme()))
                        .isPresent()) {
            faults.add(new Fault("/passwords/tokenUrl", "must be https"));
        }
        if (!faults.isEmpty()) {
            return Uni.createFrom().item(new Result.Invalid(faults));
        }
        return transactions.in(
                command.organisation(),
                transaction -> stored.ofOrganisation(transaction)
                        .chain(found -> keep(transaction, command, found))
                        .map(version -> version.<Result>map(kept -> new Result.Changed(
                                        new OfDevice(command.choices().withoutSecret(), reading.settings(), kept)))
                                .orElseGet(Result.Stale::new)));
    }

    private Uni<Optional<Long>> keep(OrganisationTransaction transaction, Command command, Versioned found) {
        if (!command.seen().matches(found.version())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return secret(
                        transaction,
                        command.choices().passwords(),
                        found.choices().passwords())
                .chain(secret ->
                        stored.keep(transaction, command.choices(), secret.orElse(null), changeOf(command, found)))
                .map(kept -> kept ? Optional.of(found.version() + 1) : Optional.empty());
    }

    /** A secret is never handed on to another address or client than it was given for. */
    private Uni<Optional<String>> secret(
            OrganisationTransaction transaction, @Nullable PasswordChoices wanted, @Nullable PasswordChoices before) {
        if (wanted == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (wanted.clientSecret() != null && !wanted.clientSecret().isEmpty()) {
            return Uni.createFrom().item(Optional.of(wanted.clientSecret()));
        }
        boolean same = before != null
                && wanted.clientSecret() == null
                && Objects.equals(wanted.tokenUrl(), before.tokenUrl())
                && Objects.equals(wanted.clientId(), before.clientId());
        return same ? stored.clientSecret(transaction) : Uni.createFrom().item(Optional.empty());
    }

    public Uni<Result> change(UUID deviceId, Command command) {
        return transactions.in(
                command.organisation(),
                transaction -> stored.ofOrganisation(transaction)
                        .chain(above -> stored.ofDevice(transaction, deviceId)
                                .chain(found -> found.map(
                                                own -> change(transaction, deviceId, command, settings(above), own))
                                        .orElseGet(() -> Uni.createFrom().item(new Result.NoSuchDevice())))));
    }

    private Uni<Result> change(
            OrganisationTransaction transaction, UUID deviceId, Command command, Settings above, Versioned found) {
        SettingsReading reading = SettingsReading.ofDevice(above, command.choices());
        if (!faults(reading).isEmpty()) {
            return Uni.createFrom().item(new Result.Invalid(faults(reading)));
        }
        if (!command.seen().matches(found.version())) {
            return Uni.createFrom().item(new Result.Stale());
        }
        return stored.keepOfDevice(transaction, deviceId, command.choices(), changeOf(command, found))
                .map(kept -> kept
                        ? new Result.Changed(new OfDevice(command.choices(), reading.settings(), found.version() + 1))
                        : new Result.Stale());
    }

    private static Settings settings(Versioned organisation) {
        return SettingsReading.ofOrganisation(organisation.choices()).settings();
    }

    private static List<Fault> faults(SettingsReading reading) {
        List<Fault> all = new ArrayList<>(reading.faults());
        all.addAll(reading.misfits());
        return all;
    }

    private Change changeOf(Command command, Versioned found) {
        return new Change(found.version(), command.by(), clock.instant());
    }
}
