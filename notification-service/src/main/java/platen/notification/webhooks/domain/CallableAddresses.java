package platen.notification.webhooks.domain;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * What may be called: public addresses over https, and those an operator allows. A name is refused when any address it leads to is.
 *
 * @param allowed private addresses that may be called all the same
 * @param refusedNames names that may not, nor what is below them
 * @param extraPorts besides 443, 8443 and those from 1024 on
 */
public record CallableAddresses(List<AddressRange> allowed, List<String> refusedNames, Set<Integer> extraPorts) {

    private static final Set<Integer> USUAL_PORTS = Set.of(443, 8443);
    private static final int FIRST_UNPRIVILEGED = 1_024;
    private static final int HTTP = 80;

    public CallableAddresses {
        allowed = List.copyOf(allowed);
        refusedNames = List.copyOf(refusedNames);
        extraPorts = Set.copyOf(extraPorts);
    }

    /** Whether its name and port may be called at all. */
    public boolean accept(WebhookUrl url) {
        return portIsUsual(url) && !nameIsRefused(url.host());
    }

    /** Whether it may be called at these addresses, all that its name leads to. */
    public boolean accept(WebhookUrl url, List<InetAddress> addresses) {
        return accept(url)
                && !addresses.isEmpty()
                && addresses.stream()
                        .allMatch(address -> isAllowed(address) || (url.secure() && PublicAddresses.contain(address)));
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }

    private boolean portIsUsual(WebhookUrl url) {
        int port = url.port();
        return USUAL_PORTS.contains(port)
                || port >= FIRST_UNPRIVILEGED
                || extraPorts.contains(port)
                || (!url.secure() && port == HTTP);
    }

    /** A name of one label only is looked for in the cluster's own domains. */
    private boolean nameIsRefused(String host) {
        return host.indexOf('.') < 0
                || refusedNames.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
    }
}
