package platen.notification.webhooks.http;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jboss.logging.Logger;
import platen.notification.WebhookSettings;

/** As the operating system resolves them, on threads of its own: a name server that is silent holds up webhooks only. */
@ApplicationScoped
@DefaultBean
class SystemNames implements Names {

    private static final Logger LOG = Logger.getLogger(SystemNames.class);
    private static final int THREADS = 8;

    private final WorkerExecutor threads;
    private final WebhookSettings settings;

    SystemNames(Vertx vertx, WebhookSettings settings) {
        this.threads = vertx.createSharedWorkerExecutor("webhook-names", THREADS);
        this.settings = settings;
    }

    @Override
    public Uni<List<InetAddress>> addressesOf(String host) {
        return Uni.createFrom()
                .completionStage(
                        () -> threads.executeBlocking(() -> lookUp(host), false).toCompletionStage())
                .ifNoItem()
                .after(settings.timeout())
                .recoverWithItem(List.of());
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException none) {
            LOG.debug("A webhook's name leads nowhere");
            return List.of();
        }
    }
}
