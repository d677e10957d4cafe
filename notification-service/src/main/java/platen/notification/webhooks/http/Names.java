package platen.notification.webhooks.http;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Where names lead. */
public interface Names {

    /** All addresses of a host, none when there are none; a literal address leads to itself. */
    Uni<List<InetAddress>> addressesOf(String host);
}
