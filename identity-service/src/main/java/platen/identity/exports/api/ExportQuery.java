package platen.identity.exports.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import platen.identity.exports.ExportUsers;
import platen.identity.imports.domain.Column;
import platen.identity.people.api.UserFilter;
import platen.kit.rest.Limit;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** Whom a caller wants exported, and how the file is to look. */
public record ExportQuery(
        @QueryParam("email") @Nullable String email,
        @QueryParam("userName") @Nullable String userName,
        @QueryParam("alias") @Nullable String alias,
        @QueryParam("department") @Nullable String department,
        @QueryParam("source") @Nullable String source,
        @QueryParam("q") @Nullable String q,
        @QueryParam("state") @Nullable String state,

        @Parameter(description = "Whether codes and cards are in it") @QueryParam("codes") @DefaultValue("false")
        boolean codes,

        @Parameter(description = "Of the first line: en, de or fr; by Accept-Language when left out")
        @QueryParam("language")
        @Nullable
        String language,

        @Parameter(description = "comma, semicolon or tab") @QueryParam("delimiter") @DefaultValue("comma")
        String delimiter,

        @Parameter(description = "Whether it begins with a byte order mark, by which spreadsheets know UTF-8")
        @QueryParam("bom")
        @DefaultValue("false")
        boolean bom,

        @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {

    /** Pages are the export's own. */
    private static final Limit ANY = new Limit(1);

    ExportUsers.Order order(String caller) {
        var filter = new UserFilter(email, userName, alias, department, source, q, state, ANY, null).query();
        return new ExportUsers.Order(filter, firstLine(), separator(), bom, caller, codes);
    }

    private char separator() {
        return switch (delimiter) {
            case "comma", "," -> ',';
            case "semicolon", ";" -> ';';
            case "tab", "\t" -> '\t';
            default -> throw refusal("delimiter", "must be comma, semicolon or tab");
        };
    }

    private String firstLine() {
        if (language != null) {
            if (!Column.languages().contains(language)) {
                throw refusal("language", "must be one of " + String.join(", ", Column.languages()));
            }
            return language;
        }
        try {
            String found = accepted == null
                    ? null
                    : Locale.lookupTag(Locale.LanguageRange.parse(accepted), Column.languages());
            return found == null ? Column.languages().getFirst() : found;
        } catch (IllegalArgumentException malformed) {
            return Column.languages().getFirst();
        }
    }

    private static RuntimeException refusal(String parameter, String detail) {
        return Problems.invalid(List.of(Violation.ofParameter(parameter, detail)))
                .exception();
    }
}
