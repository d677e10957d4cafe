package platen.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import platen.local.Json;

/**
 * The demo accounts with their passwords, for the terminal of whoever started the stack. A launcher in the background writes to a log, where
 * passwords have no place: then the command in front shows the table.
 */
final class AccountTable {

    /** Set for a launcher whose output is a log. */
    static final String BACKGROUND = "platen.background";

    private AccountTable() {}

    static void print(Path platenJson, PrintStream out) throws IOException {
        for (JsonNode organisation : Json.parse(Files.readAllBytes(platenJson)).path("organisations")) {
            out.println();
            out.println("  " + organisation.path("name").asText());
            for (JsonNode account : organisation.at("/oidc/accounts")) {
                out.println(String.format(
                        Locale.ROOT,
                        "    %-10s %s  %s%s",
                        account.path("username").asText(),
                        account.path("password").asText(),
                        account.path("role").asText(),
                        note(account.path("passwordGrant").asText())));
            }
        }
        out.println();
    }

    private static String note(String passwordGrant) {
        return switch (passwordGrant) {
            case "needs_second_factor" -> "   (password grant answers AADSTS50076)";
            case "needs_enrolment" -> "   (password grant answers AADSTS50079)";
            default -> "";
        };
    }
}
