package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import platen.notification.WebhookSettings;
import platen.notification.webhooks.domain.AddressRange;
import platen.notification.webhooks.domain.CallableAddresses;
import platen.notification.webhooks.domain.WebhookUrl;
import platen.notification.webhooks.http.Names;

/** Finds the addresses at which a web address may be called; its name is looked up here and nowhere else. */
@ApplicationScoped
class CheckAddress {

    private final Names names;
    private final CallableAddresses callable;

    CheckAddress(Names names, WebhookSettings settings) {
        this.names = names;
        this.callable = new CallableAddresses(
                settings.allowedAddresses().orElse(List.of()).stream()
                        .map(AddressRange::of)
                        .toList(),
                settings.refusedNames(),
                Set.copyOf(settings.extraPorts().orElse(List.of())));
    }

    /** None when it may not be called, for whatever reason: which one would tell of names that are not public. */
    Uni<List<InetAddress>> of(String url) {
        Optional<WebhookUrl> known = WebhookUrl.of(url).filter(callable::accept);
        return known.isEmpty()
                ? Uni.createFrom().item(List.of())
                : names.addressesOf(known.get().host())
                        .map(addresses -> callable.accept(known.get(), addresses) ? addresses : List.of());
    }
}
