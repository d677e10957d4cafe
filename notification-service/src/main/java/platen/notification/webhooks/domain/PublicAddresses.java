package platen.notification.webhooks.domain;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet: none of those that the IANA registries of special-purpose addresses (RFC 6890 and
 * its updates) keep for hosts, links, sites, examples or translation, and none at which a cloud answers its own machines. Of IPv6 only
 * 2000::/3 is given out; a form in which an IPv4 address is embedded (mapped, 6to4, NAT64, Teredo) is never public here, whatever it embeds.
 */
public final class PublicAddresses {

    private static final List<AddressRange> NOT_PUBLIC_4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Azure's wire server: reachable from every machine there.
            "168.63.129.16/32");

    private static final AddressRange GIVEN_OUT_6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> NOT_PUBLIC_6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private PublicAddresses() {}

    public static boolean contain(InetAddress address) {
        return address instanceof Inet4Address
                ? NOT_PUBLIC_4.stream().noneMatch(range -> range.contains(address))
                : GIVEN_OUT_6.contains(address)
                        && NOT_PUBLIC_6.stream().noneMatch(range -> range.contains(address))
                        && !embedsByInterface(address.getAddress());
    }

    /** ISATAP (RFC 5214): an IPv4 address as the interface's half, behind 00-00-5E-FE with or without the universal bit. */
    private static boolean embedsByInterface(byte[] address) {
        return (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
    }

    private static List<AddressRange> ranges(String... ranges) {
        return Stream.of(ranges).map(AddressRange::of).toList();
    }
}
