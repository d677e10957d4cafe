package platen.local.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import platen.local.Json;
import platen.local.http.Reply;
import platen.local.http.Request;

/** users.list and users.get of the Directory API. */
final class UsersApi {

    private static final String SCOPE = "admin.directory.user";
    private static final int DEFAULT_RESULTS = 100;
    private static final int MOST_RESULTS = 500;

    private final AccessTokens tokens;

    UsersApi(AccessTokens tokens) {
        this.tokens = tokens;
    }

    Reply list(Request request) {
        Workspace workspace = workspace(request);
        boolean deleted = request.parameter("showDeleted").orElse("false").equalsIgnoreCase("true");
        Predicate<GoogleUser> query =
                UserQuery.matching(request.parameter("query").orElse(""));
        List<GoogleUser> walk = workspace.users().stream()
                .filter(user -> user.deleted() == deleted)
                .filter(query)
                .sorted(UserQuery.order(request))
                .toList();
        List<GoogleUser> rest = PageToken.of(request, workspace)
                .map(token -> after(walk, token))
                .orElse(walk);
        List<GoogleUser> page = rest.stream().limit(maxResults(request)).toList();
        return Reply.json(200, answer(request, workspace, page, rest.size() > page.size()));
    }

    Reply get(Request request) {
        Workspace workspace = tokens.authorise(request, SCOPE);
        GoogleUser user =
                workspace.find(request.variable("userKey")).orElseThrow(() -> GoogleError.notFound("userKey"));
        if (user.deleted()) {
            throw GoogleError.userDeleted();
        }
        return Reply.json(200, UserJson.of(user, workspace.customer(), projection(request)));
    }

    private Workspace workspace(Request request) {
        Workspace workspace = tokens.authorise(request, SCOPE);
        String customer = request.parameter("customer").orElse("");
        String domain = request.parameter("domain").orElse("");
        if (customer.isEmpty() && domain.isEmpty()) {
            throw GoogleError.badRequest();
        }
        DirectoryApi.requireOwn(workspace, customer);
        if (!domain.isEmpty() && !domain.equals(workspace.owner().domain())) {
            throw GoogleError.notFound("domain");
        }
        return workspace;
    }

    private static ObjectNode answer(Request request, Workspace workspace, List<GoogleUser> page, boolean more) {
        Predicate<String> schemas = projection(request);
        ObjectNode answer =
                Json.object().put("kind", "admin#directory#users").put("etag", "\"" + page.hashCode() + "\"");
        if (!page.isEmpty()) {
            ArrayNode users = answer.putArray("users");
            page.forEach(user -> users.add(UserJson.of(user, workspace.customer(), schemas)));
        }
        if (more) {
            answer.put(
                    "nextPageToken",
                    new PageToken(
                                    PageToken.walk(request, workspace),
                                    page.getLast().id())
                            .encode());
        }
        return answer;
    }

    private static Predicate<String> projection(Request request) {
        Set<String> mask = Set.copyOf(request.parameter("customFieldMask")
                .map(text -> List.of(text.split(",", -1)))
                .orElse(List.of()));
        return UserJson.projection(request.parameter("projection").orElse("basic"), mask);
    }

    private static List<GoogleUser> after(List<GoogleUser> walk, PageToken token) {
        for (int i = 0; i < walk.size(); i++) {
            if (walk.get(i).id().equals(token.lastId())) {
                return walk.subList(i + 1, walk.size());
            }
        }
        // The last one seen is gone since; with the fake's order by id the walk can still go on.
        return walk.stream()
                .filter(user -> user.id().compareTo(token.lastId()) > 0)
                .toList();
    }

    private static int maxResults(Request request) {
        int results = request.parameter("maxResults").map(Integer::parseInt).orElse(DEFAULT_RESULTS);
        if (results < 1 || results > MOST_RESULTS) {
            throw GoogleError.invalid("Invalid value '" + results + "'. Values must be within the range: [1, 500]");
        }
        return results;
    }
}
