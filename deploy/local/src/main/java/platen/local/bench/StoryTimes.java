package platen.local.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import platen.local.bench.EventTrail.Mark;

/** How long each part of the story took, over many changes. */
final class StoryTimes {

    private final Samples gateway = new Samples();
    private final Samples mail = new Samples();
    private final Samples syncHop = new Samples();
    private final Samples identityHop = new Samples();
    private final Samples accesscodeHop = new Samples();
    private final Samples gatewayHop = new Samples();

    /** One change: the three events on its way, when the new code worked, when its mail was accepted. */
    void add(Mark observed, Mark passedOn, Mark issued, Instant works, Instant mailed) {
        gateway.add(Duration.between(observed.made(), works));
        mail.add(Duration.between(observed.made(), mailed));
        syncHop.add(Duration.between(observed.made(), observed.sent()));
        identityHop.add(Duration.between(observed.sent(), passedOn.sent()));
        accesscodeHop.add(Duration.between(passedOn.sent(), issued.sent()));
        gatewayHop.add(Duration.between(issued.sent(), works));
    }

    /** The whole beside bare hops at the same load, then where the time went. */
    List<Measurement> compared(Load load, Samples bare) {
        List<Measurement> lines = new ArrayList<>();
        for (double share : new double[] {0.50, 0.99}) {
            String title = load.title() + ", p" + Math.round(share * 100) + ": ";
            lines.add(line(title + "new code works", gateway.percentile(share), bare.percentile(share)));
            lines.add(line(title + "mail accepted", mail.percentile(share), bare.percentile(share)));
        }
        String title = load.title() + ", p50: ";
        lines.add(new Measurement(StoryBench.NAME, title + "seen to sent by sync", syncHop.percentile(0.5), "ms", null));
        lines.add(new Measurement(StoryBench.NAME, title + "through identity", identityHop.percentile(0.5), "ms", null));
        lines.add(new Measurement(StoryBench.NAME, title + "through accesscode", accesscodeHop.percentile(0.5), "ms", null));
        lines.add(new Measurement(StoryBench.NAME, title + "into the gateway", gatewayHop.percentile(0.5), "ms", null));
        return lines;
    }

    private static Measurement line(String title, double value, double baseline) {
        return new Measurement(StoryBench.NAME, title, value, "ms", baseline);
    }
}
