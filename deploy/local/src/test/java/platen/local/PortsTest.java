package platen.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void twoStacksFortyApartShareNoPort() {
        Set<Integer> first = all(new Ports(8080));
        Set<Integer> second = all(new Ports(8120));

        assertThat(first).hasSize(20).doesNotContainAnyElementsOf(second);
    }

    @Test
    void followsThePublishedPlan() {
        Ports ports = new Ports(8080);

        assertThat(ports.url(Service.IDENTITY)).isEqualTo("http://127.0.0.1:8081");
        assertThat(ports.of(Service.NOTIFICATION)).isEqualTo(8086);
        assertThat(ports.management(Service.IDENTITY)).isEqualTo(8111);
        assertThat(ports.kafka()).isEqualTo(8101);
    }

    private static Set<Integer> all(Ports ports) {
        Set<Integer> all = new HashSet<>(Set.of(
                ports.oidc(),
                ports.inbox(),
                ports.google(),
                ports.simulator(),
                ports.postgres(),
                ports.kafka(),
                ports.smtp(),
                ports.kafkaController()));
        for (Service service : Service.all()) {
            all.add(ports.of(service));
            all.add(ports.management(service));
        }
        return all;
    }
}
