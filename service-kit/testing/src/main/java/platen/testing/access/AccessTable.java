package platen.testing.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import platen.engines.RepositoryRoot;

/** Who may do what: the tables of {@code docs/access.md}, one for each service under a heading with its module's name. */
public final class AccessTable {

    private static final Path PAGE = Path.of("docs", "access.md");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]+) \\| `([^`]+)` \\| ([^|]+) \\|.*");

    private AccessTable() {}

    /** Whom an endpoint may be open to. */
    public enum Caller {
        ADMIN,
        HELPDESK,
        AUDITOR,
        USER,
        OPERATOR,
        SERVICE,
        /** A paired device, by its own token. */
        DEVICE,
        /** An identity provider, by a SCIM token. */
        PROVISIONER,
        ANYBODY;

        static final Set<Caller> WITH_ACCESS_TOKEN = EnumSet.range(ADMIN, SERVICE);
        static final Set<Caller> OF_AN_ORGANISATION = EnumSet.range(ADMIN, USER);

        String role() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An endpoint as OpenAPI names it, and whom it is open to. */
    public record Row(String method, String path, Set<Caller> callers) {

        public Row {
            callers = Set.copyOf(callers);
        }

        public String endpoint() {
            return method + " " + path;
        }
    }

    /**
     * @param module the service's folder
     */
    public static List<Row> of(String module) {
        try {
            return Files.readAllLines(RepositoryRoot.find().resolve(PAGE)).stream()
                    .dropWhile(line -> !line.equals("## " + module))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(AccessTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(Matcher row) {
        Set<Caller> callers = EnumSet.noneOf(Caller.class);
        Arrays.stream(row.group(3).split(","))
                .map(caller -> Caller.valueOf(caller.trim().toUpperCase(Locale.ROOT)))
                .forEach(callers::add);
        return new Row(row.group(1), row.group(2), callers);
    }
}
