package platen.kubernetes.rule;

import java.util.List;
import platen.kubernetes.rule.Network.Opening;
import platen.kubernetes.rule.Network.Pod;

/** What NetworkPolicies open between pods of the installation, they open at both ends, and somebody listens there. */
final class FlowEndsRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        Network network = Network.of(installation);
        for (Pod pod : network.pods()) {
            network.out(pod).stream().filter(Opening::isForOurs).forEach(it -> out(network, pod, it, findings));
            network.in(pod).stream().filter(Opening::isForOurs).forEach(it -> in(network, pod, it, findings));
        }
    }

    private static void out(Network network, Pod from, Opening opening, Findings findings) {
        List<Pod> targets = network.pods().stream().filter(opening::isFor).toList();
        if (targets.isEmpty()) {
            findings.add(opening.policy(), "it lets %s out to %s, which is no pod", from.title(), opening.peer());
        }
        for (Pod to : targets) {
            for (String port : opening.ports()) {
                int number = port.matches("\\d+")
                        ? Integer.parseInt(port)
                        : to.named().getOrDefault(port, 0);
                if (!to.listens().contains(number)) {
                    findings.add(
                            opening.policy(),
                            "it lets %s out to port %s of %s, where nothing listens",
                            from.title(),
                            port,
                            to.title());
                } else if (!network.letsIn(from, to, number)) {
                    findings.add(
                            opening.policy(),
                            "it lets %s out to port %s of %s, which does not let it in",
                            from.title(),
                            port,
                            to.title());
                }
            }
        }
    }

    private static void in(Network network, Pod to, Opening opening, Findings findings) {
        List<Pod> callers = network.pods().stream()
                .filter(opening::isFor)
                .filter(it -> !it.equals(to))
                .toList();
        if (callers.isEmpty() && !opening.isFor(to)) {
            findings.add(opening.policy(), "it lets %s in to %s, which is no pod", opening.peer(), to.title());
        }
        for (String port : opening.ports()) {
            int number =
                    port.matches("\\d+") ? Integer.parseInt(port) : to.named().getOrDefault(port, 0);
            if (!to.listens().contains(number)) {
                findings.add(
                        opening.policy(),
                        "it lets callers in to port %s of %s, where nothing listens",
                        port,
                        to.title());
            } else if (!callers.isEmpty() && callers.stream().noneMatch(it -> network.letsOut(it, to, number))) {
                findings.add(
                        opening.policy(),
                        "it lets %s in to port %s of %s, but none of those is let out to there",
                        opening.peer(),
                        port,
                        to.title());
            }
        }
    }
}
