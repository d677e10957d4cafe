package platen.local.http;

import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Handlers by method and path; a path segment in braces matches any one segment. The first match wins. */
public final class Routes {

    private record Route(String method, List<String> segments, Handler handler) {

        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    variables.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    /** What to run for a request, and the values of the route's names. */
    record Match(Handler handler, Map<String, String> variables) {}

    private final List<Route> routes = new ArrayList<>();

    public Routes on(String method, String path, Handler handler) {
        routes.add(new Route(method, List.of(path.split("/", -1)), handler));
        return this;
    }

    Match find(String method, String rawPath) {
        List<String> path = new ArrayList<>();
        for (String segment : rawPath.split("/", -1)) {
            // A plus is itself in a path; only percent escapes are decoded.
            path.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(path);
            if (variables.isPresent()) {
                known = true;
                if (route.method().equals(method)
                        || (method.equals("HEAD") && route.method().equals("GET"))) {
                    return new Match(route.handler(), variables.get());
                }
            }
        }
        int status = known ? 405 : 404;
        return new Match(request -> Reply.json(status, Map.of("status", status, "path", rawPath)), Map.of());
    }

    /** Turns what a handler throws on bad input into a 400. */
    static Handler guarded(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (IllegalArgumentException | UncheckedIOException e) {
                return Reply.json(400, Map.of("status", 400, "detail", String.valueOf(e.getMessage())));
            }
        };
    }
}
