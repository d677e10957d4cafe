package platen.local.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import platen.local.Ports;
import platen.local.Service;
import platen.local.StackDirectory;

/** What the launcher tells the person in front of it. */
final class Console implements Supervisor.Observer {

    private final PrintStream out;
    private final Instant begin;
    private volatile boolean ready;
    private volatile boolean stopping;

    Console(PrintStream out, Instant begin) {
        this.out = out;
        this.begin = begin;
    }

    @Override
    public void changed(PartStatus part) {
        switch (part.state()) {
            case READY -> line(part.name(), "ready");
            case DEAD -> {
                // While starting, the failure is told in full at the end.
                if (ready && !stopping) {
                    line(part.name(), "DIED: " + part.detail());
                    out.println("                 log: " + part.log());
                    out.println("                 start it again with: platen restart " + part.name());
                }
            }
            case STOPPED -> {
                if (stopping) {
                    line(part.name(), "stopped");
                }
            }
            case STARTING, WAITING, DEGRADED -> {}
        }
    }

    void ready() {
        ready = true;
    }

    void stopping(String why) {
        stopping = true;
        out.println();
        out.println("Stopping (" + why + ")");
    }

    void line(String part, String text) {
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        out.println(String.format(Locale.ROOT, "  %7.1f s  %-13s %s", seconds, part, text));
    }

    void say(String text) {
        out.println(text);
    }

    void addresses(StackDirectory directory, Ports ports, Map<String, String> standIns) {
        out.println();
        out.println("Platen is ready.");
        out.println();
        Service.all().forEach(service -> row(service.shortName(), ports.url(service) + "   /q/swagger-ui"));
        row("my code (page)", ports.myCode());
        row("panel (page)", Ports.url(ports.simulator()));
        row("sign-in (OIDC)", Ports.url(ports.oidc()));
        row(
                "mail",
                Ports.url(ports.inbox()) + "   "
                        + passedOn(standIns, ServiceEnvironment.MAILER_PORT, String.valueOf(ports.smtp())));
        row(
                "directory",
                Ports.url(ports.google()) + "/   "
                        + passedOn(standIns, ServiceEnvironment.GOOGLE_ROOT, Ports.url(ports.google()) + "/"));
        row("PostgreSQL", "127.0.0.1:" + ports.postgres());
        row("Kafka", "127.0.0.1:" + ports.kafka());
        out.println();
        out.println("  All of it for programs: " + directory.platenJson());
        out.println("  Logs: " + directory.logs());
    }

    /** Says so when the services were pointed elsewhere. */
    private static String passedOn(Map<String, String> standIns, String variable, String own) {
        return Optional.ofNullable(standIns.get(variable))
                .filter(value -> !value.equals(own))
                .map(value -> "(not used: " + variable + "=" + value + ")")
                .orElse("");
    }

    private void row(String what, String where) {
        out.println(String.format(Locale.ROOT, "  %-15s %s", what, where).stripTrailing());
    }
}
