package platen.notification.webhooks.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private static final CallableAddresses STRICT =
            new CallableAddresses(List.of(), List.of("local", "cluster.local"), Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:53aa:64c::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:808:808::1",
                "2620:4f:8000::1",
                "2a00:1450::5efe:7f00:1",
                "2a00:1450::200:5efe:7f00:1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void areNotThese(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2001:4860:4860::8888",
                "2606:4700:4700::1111",
                "2a00:1450:4001:830::200e"
            })
    void areThese(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
    }

    /** Compared with what the JDK knows of addresses, and with their numbers. */
    @Test
    void areNeverPrivateWhateverTheAddress() throws UnknownHostException {
        Random random = new Random(20260105);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            if (bytes.length == 16 && i % 8 == 1) {
                bytes[0] = (byte) 0x20;
            }
            InetAddress address = InetAddress.getByAddress(bytes);
            if (PublicAddresses.contain(address)) {
                assertThat(address.isLoopbackAddress()
                                || address.isAnyLocalAddress()
                                || address.isLinkLocalAddress()
                                || address.isSiteLocalAddress()
                                || address.isMulticastAddress())
                        .as(address.getHostAddress())
                        .isFalse();
                int first = bytes[0] & 0xff;
                int second = bytes[1] & 0xff;
                assertThat(
                                address instanceof Inet4Address
                                        ? first != 0
                                                && first != 10
                                                && first < 224
                                                && !(first == 100 && (second & 0xc0) == 64)
                                        : (first & 0xe0) == 0x20)
                        .as(address.getHostAddress())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16,10.1.255.255,true",
        "10.1.0.0/16,10.2.0.0,false",
        "10.1.2.3,10.1.2.3,true",
        "10.1.2.3,10.1.2.4,false",
        "fd00::/8,fdff::1,true",
        "fd00::/8,10.1.2.3,false",
        "0.0.0.0/0,8.8.8.8,true",
        "0.0.0.0/0,::1,false"
    })
    void rangesHoldWhatTheySay(String range, String address, boolean held) {
        assertThat(AddressRange.of(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example/a,8.8.8.8,true",
        "https://hooks.example:8443/a,8.8.8.8,true",
        "https://hooks.example:3000/a,8.8.8.8,true",
        "https://hooks.example/a,2a00:1450::1,true",
        "https://hooks.example:22/a,8.8.8.8,false",
        "https://hooks.example:80/a,8.8.8.8,false",
        "http://hooks.example/a,8.8.8.8,false",
        "https://hooks.example/a,10.0.0.1,false",
        "https://hooks.example/a,8.8.8.8 10.0.0.1,false",
        "https://hooks.example/a,8.8.8.8 ::1,false",
        "https://hooks/a,8.8.8.8,false",
        "https://identity.platen.svc.cluster.local/a,8.8.8.8,false",
        "https://printer.local/a,8.8.8.8,false",
        "https://local.example/a,8.8.8.8,true"
    })
    void decideWithNameAndPortWhatIsCalled(String url, String addresses, boolean called) {
        List<InetAddress> found = List.of(addresses.split(" ", -1)).stream()
                .map(InetAddress::ofLiteral)
                .toList();

        assertThat(STRICT.accept(WebhookUrl.of(url).orElseThrow(), found)).isEqualTo(called);
    }

    @Test
    void privateOnesAreCalledWhereAnOperatorAllowsThem() {
        var allowing = new CallableAddresses(List.of(AddressRange.of("10.1.0.0/16")), List.of(), Set.of(22));
        InetAddress inside = InetAddress.ofLiteral("10.1.2.3");
        InetAddress outside = InetAddress.ofLiteral("10.2.2.3");

        assertThat(allowing.accept(url("http://hooks.example/a"), List.of(inside)))
                .isTrue();
        assertThat(allowing.accept(url("https://hooks.example:22/a"), List.of(inside)))
                .isTrue();
        assertThat(allowing.accept(url("https://hooks.example/a"), List.of(inside, outside)))
                .isFalse();
        assertThat(allowing.accept(url("http://hooks.example/a"), List.of(inside, InetAddress.ofLiteral("8.8.8.8"))))
                .isFalse();
        assertThat(allowing.accept(url("https://hooks.example/a"), List.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example",
                "//hooks.example/a",
                "ftp://hooks.example/a",
                "file:///etc/passwd",
                "gopher://hooks.example/",
                "https://user@hooks.example/a",
                "https://user:secret@hooks.example/a",
                "https://hooks.example@10.0.0.1/a",
                "https://hooks.example/a#b",
                "https://hooks.example./a",
                "https://hooks.example:0/a",
                "https://hooks.example:65536/a",
                "https://hooks.example:99999999999/a",
                "https://hooks_.example/a",
                "https://hooks.example\\@10.0.0.1/a",
                "https://hooks.example/a b",
                "https://hooks.example/a\r\nX: y",
                "https://hööks.example/a",
                "https:///a",
                "https://[2a00:1450::1]/a",
                "https://[::1%25eth0/a"
            })
    void cannotBeReadFrom(String text) {
        assertThat(WebhookUrl.of(text)).isEmpty();
    }

    @Test
    void areReadFromAWebAddress() {
        assertThat(url("HTTPS://Hooks.Example:8443/a/b?c=%20d"))
                .extracting(WebhookUrl::secure, WebhookUrl::host, WebhookUrl::port, WebhookUrl::target)
                .containsExactly(true, "hooks.example", 8443, "/a/b?c=%20d");
        assertThat(url("https://hooks.example"))
                .extracting(WebhookUrl::host, WebhookUrl::port, WebhookUrl::target)
                .containsExactly("hooks.example", 443, "/");
        assertThat(WebhookUrl.of("https://hooks.example/" + "a".repeat(WebhookUrl.LONGEST)))
                .isEmpty();
    }

    private static WebhookUrl url(String text) {
        return WebhookUrl.of(text).orElseThrow();
    }
}
