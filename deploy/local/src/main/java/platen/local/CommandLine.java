package platen.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of the {@code platen} command. */
public final class CommandLine {

    /** Says what is wrong with the arguments. */
    public static final class Misused extends Exception {

        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }
    }

    private static final Set<String> WITH_VALUE = Set.of("--data", "--port-base", "--json", "--people");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private final Path repository;

    private CommandLine(Path repository) {
        this.repository = repository;
    }

    /** What can be asked for; the script beside the repository's root shows the same file. */
    public static String usage() throws IOException {
        try (InputStream file = Objects.requireNonNull(CommandLine.class.getResourceAsStream("usage.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** {@code repository} is where {@code .platen} is by default. */
    public static Command parse(List<String> arguments, Path repository) throws Misused {
        CommandLine line = new CommandLine(repository);
        line.split(arguments);
        return line.command();
    }

    private void split(List<String> arguments) throws Misused {
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String word = rest.pop();
            int equals = word.indexOf('=');
            if (!word.startsWith("-")) {
                words.add(word);
            } else if (word.equals("--detach")) {
                options.put(word, "");
            } else if (equals > 0 && WITH_VALUE.contains(word.substring(0, equals))) {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (!WITH_VALUE.contains(word)) {
                throw new Misused("unknown option " + word);
            } else if (rest.isEmpty()) {
                throw new Misused(word + " needs a value");
            } else {
                options.put(word, rest.pop());
            }
        }
    }

    private Command command() throws Misused {
        if (words.isEmpty()) {
            throw new Misused("no command");
        }
        String name = words.getFirst();
        return switch (name) {
            case "up" -> {
                allow(1, Set.of("--data", "--port-base", "--detach"));
                yield new Command.Up(directory(), ports(), options.containsKey("--detach"));
            }
            case "down" -> {
                allow(1, Set.of("--data"));
                yield new Command.Down(directory());
            }
            case "status" -> {
                allow(1, Set.of("--data"));
                yield new Command.Status(directory());
            }
            case "demo" -> {
                allow(1, Set.of("--data"));
                yield new Command.Demo(directory());
            }
            case "restart" -> new Command.Restart(directory(), operand("PART"));
            case "token" -> new Command.Token(directory(), operand("NAME"));
            case "redeliver" -> new Command.Redeliver(directory(), service(operand("SERVICE")));
            case "bench" -> {
                allow(2, Set.of("--data", "--json", "--people"));
                yield new Command.Bench(
                        directory(),
                        words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty(),
                        Optional.ofNullable(options.get("--json")).map(Path::of),
                        people());
            }
            default -> throw new Misused("unknown command " + name);
        };
    }

    private String operand(String what) throws Misused {
        allow(2, Set.of("--data"));
        if (words.size() < 2) {
            throw new Misused(words.getFirst() + " needs a " + what);
        }
        return words.get(1);
    }

    private void allow(int most, Set<String> known) throws Misused {
        if (words.size() > most) {
            throw new Misused("do not know what to do with " + words.get(most));
        }
        for (String option : options.keySet()) {
            if (!known.contains(option)) {
                throw new Misused(words.getFirst() + " has no option " + option);
            }
        }
    }

    private StackDirectory directory() {
        String data = options.get("--data");
        return new StackDirectory(data == null ? repository.resolve(".platen") : Path.of(data));
    }

    private Ports ports() throws Misused {
        String base = options.getOrDefault("--port-base", String.valueOf(Ports.DEFAULT_BASE));
        try {
            return new Ports(Integer.parseInt(base));
        } catch (NumberFormatException e) {
            throw new Misused("--port-base has to be a number");
        } catch (IllegalArgumentException e) {
            throw new Misused(String.valueOf(e.getMessage()));
        }
    }

    private int people() throws Misused {
        String people = options.getOrDefault("--people", "100000");
        if (!people.matches("[1-9]\\d{4,6}")) {
            throw new Misused("--people has to be a number from 10000 to 9999999");
        }
        return Integer.parseInt(people);
    }

    private static Service service(String name) throws Misused {
        return Service.named(name).orElseThrow(() -> new Misused("no service is called " + name));
    }
}
