package platen.notification.webhooks.domain;

import java.net.InetAddress;

/** A range of addresses in CIDR notation, such as {@code 10.0.0.0/8}. */
public record AddressRange(InetAddress first, int bits) {

    /** Reads one; fails with {@link IllegalArgumentException} when it is none. */
    public static AddressRange of(String cidr) {
        int slash = cidr.indexOf('/');
        InetAddress first = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash));
        int most = first.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? most : Integer.parseInt(cidr.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("No range of addresses: " + cidr);
        }
        return new AddressRange(first, bits);
    }

    /** Whether the address lies in it; one of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
