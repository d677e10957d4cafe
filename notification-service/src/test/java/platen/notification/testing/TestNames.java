package platen.notification.testing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import platen.notification.webhooks.http.Names;

/** Where names lead, as a test says. A name below {@code hooks.example} leads here when it says nothing, every other one nowhere. */
@Singleton
public class TestNames implements Names {

    private static final Map<String, List<InetAddress>> SAID = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> ASKED = new ConcurrentHashMap<>();

    public static void lead(String host, String... addresses) {
        SAID.put(host, Stream.of(addresses).map(InetAddress::ofLiteral).toList());
    }

    /** How often the service has asked. */
    public static int asked(String host) {
        return ASKED.getOrDefault(host, new AtomicInteger()).get();
    }

    @Override
    public Uni<List<InetAddress>> addressesOf(String host) {
        var unused = ASKED.computeIfAbsent(host, name -> new AtomicInteger()).incrementAndGet();
        List<InetAddress> usual =
                host.endsWith(".hooks.example") ? List.of(InetAddress.ofLiteral("127.0.0.1")) : literal(host);
        return Uni.createFrom().item(SAID.getOrDefault(host, usual));
    }

    private static List<InetAddress> literal(String host) {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return List.of();
        }
    }
}
