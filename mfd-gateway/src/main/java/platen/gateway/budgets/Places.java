package platen.gateway.budgets;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import platen.gateway.GatewayConfig;
import platen.gateway.budgets.domain.Place;
import platen.gateway.devices.domain.PairedDevice;

/** Tells which devices stand together: those of a site, or, where no site is named, those that call from the same address. */
@ApplicationScoped
public class Places {

    private static final String UNKNOWN = "unknown";

    private final CurrentVertxRequest request;
    private final boolean byAddress;

    Places(CurrentVertxRequest request, GatewayConfig config) {
        this.request = request;
        this.byAddress = config.throttle().byAddress();
    }

    /** The whole organisation where neither tells devices apart. */
    public Place of(PairedDevice device) {
        return device.site()
                .map(Place::site)
                .orElseGet(() -> byAddress ? Place.address(address()) : Place.ORGANISATION);
    }

    private String address() {
        return Optional.of(Arc.container().requestContext())
                .filter(context -> context.isActive())
                .map(context -> request.getCurrent())
                .map(RoutingContext::request)
                .map(http -> http.remoteAddress().hostAddress())
                .orElse(UNKNOWN);
    }
}
