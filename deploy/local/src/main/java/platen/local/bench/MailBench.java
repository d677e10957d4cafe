package platen.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import platen.local.Service;
import platen.local.stack.LoneService;

/**
 * How many mails a minute notification-service hands to the local mail catcher by so many connections, beside a bare SMTP client that
 * hands over one and the same mail by as many in the same run. Each mail holds a sealed code that is opened, and is written to the log.
 */
final class MailBench {

    static final String NAME = "mail";

    private static final List<Integer> CONNECTIONS = List.of(1, 4, 16);
    private static final int WARM = 1_500;
    private static final int MAILS = 4_000;
    private static final Duration BARE_WARM = Duration.ofSeconds(2);
    private static final Duration BARE = Duration.ofSeconds(5);
    private static final double A_MINUTE = 60;

    private final Path home;
    private final Path repository;
    private final PrintStream out;

    /**
     * @param home a directory for the data, deleted afterwards
     */
    MailBench(Path home, Path repository, PrintStream out) {
        this.home = home;
        this.repository = repository;
        this.out = out;
    }

    List<Measurement> run() throws Exception {
        List<Measurement> measurements = new ArrayList<>();
        for (int connections : CONNECTIONS) {
            measurements.add(measure(connections));
        }
        return measurements;
    }

    private Measurement measure(int connections) throws Exception {
        List<String> options = List.of("-Xmx256m", "-Dplaten.mail.concurrency=" + connections);
        try (LoneService notification = LoneService.start(Service.NOTIFICATION, home, repository, options, out)) {
            out.println("notification-service runs with " + connections + " connections");
            var database = new MailDatabase(
                    notification.postgres(),
                    notification.database(),
                    notification.keys().resolveSibling(Service.ACCESSCODE.shortName()));
            database.send(WARM);
            byte[] mail = anyCaught(notification);
            bare(notification, connections, mail, BARE_WARM);
            double perSecond = database.send(MAILS);
            double baseline = bare(notification, connections, mail, BARE);
            String title = "mails, " + connections + (connections == 1 ? " connection" : " connections");
            return new Measurement(NAME, title, perSecond * A_MINUTE, "/min", baseline * A_MINUTE);
        }
    }

    private static double bare(LoneService notification, int connections, byte[] mail, Duration time) throws Exception {
        return ClosedLoop.run(connections, time, caller -> BareSmtp.connect(notification.smtp(), mail))
                .perSecond();
    }

    private static byte[] anyCaught(LoneService notification) throws IOException {
        try (Stream<Path> files = Files.list(notification.caught())) {
            Path mail = files.filter(file -> file.toString().endsWith(".eml"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllBytes(mail);
        }
    }
}
