package platen.local.google;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import platen.local.http.Request;

/** Where the next page of a users.list walk begins. It fits only the walk that it came from. */
record PageToken(String walk, String lastId) {

    /** What has to be the same on every page of a walk. */
    static String walk(Request request, Workspace workspace) {
        return String.join(
                "|",
                workspace.customer(),
                request.parameter("query").orElse(""),
                request.parameter("orderBy").orElse(""),
                request.parameter("sortOrder").orElse(""),
                request.parameter("showDeleted").orElse("false"));
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((lastId + "|" + walk).getBytes(StandardCharsets.UTF_8));
    }

    static Optional<PageToken> of(Request request, Workspace workspace) {
        return request.parameter("pageToken").map(text -> {
            PageToken token = decode(text);
            if (!token.walk().equals(walk(request, workspace))) {
                throw GoogleError.invalid("Invalid Input: pageToken");
            }
            return token;
        });
    }

    private static PageToken decode(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int bar = decoded.indexOf('|');
            if (bar > 0) {
                return new PageToken(decoded.substring(bar + 1), decoded.substring(0, bar));
            }
        } catch (IllegalArgumentException e) {
            throw GoogleError.invalid("Invalid Input: pageToken");
        }
        throw GoogleError.invalid("Invalid Input: pageToken");
    }
}
