package platen.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import platen.local.client.PlatenFile;

/** Walks the story of the architecture against a running stack; ends at the first step that does not hold. */
public final class Demo {

    private final PlatenFile stack;
    private final PrintStream out;
    private final Consumer<String> secrets;

    private Demo(PlatenFile stack, PrintStream out, Consumer<String> secrets) {
        this.stack = stack;
        this.out = out;
        this.secrets = secrets;
    }

    public static Demo of(PlatenFile stack, PrintStream out) {
        return of(stack, out, secret -> {});
    }

    /** A demo that tells {@code secrets} every code, card and device token that occurs in it. */
    public static Demo of(PlatenFile stack, PrintStream out, Consumer<String> secrets) {
        return new Demo(stack, out, secrets);
    }

    /** The exit status: 0 when every step held. */
    public int run() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Steps steps = new Steps(out);
        Scene scene = new Scene(stack, secrets);
        out.println("The story, told by " + stack.text("/organisation/name"));
        try {
            new GoogleChapter(scene, steps).walk();
            new ScimChapter(scene, steps).walk();
            new AdminChapter(scene, steps).walk();
            steps.chapter("Mail");
            steps.step("everybody got exactly the mails counted above", scene::auditMails);
        } catch (Steps.Broken e) {
            out.println();
            out.println("The story does not hold. Logs of the services: see platen status.");
            return 1;
        }
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        out.println();
        out.println(String.format(Locale.ROOT, "The story holds: %d steps in %.1f s.", steps.done(), seconds));
        return 0;
    }
}
