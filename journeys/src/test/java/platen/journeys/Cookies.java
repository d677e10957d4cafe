package platen.journeys;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One person's cookies at one server, as a browser keeps them; by hand, so that a test sees what was asked of the browser. */
final class Cookies {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> set = new ArrayList<>();

    HttpRequest.Builder on(HttpRequest.Builder request) {
        if (!values.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            values.forEach((name, value) -> pairs.add(name + "=" + value));
            request.header("Cookie", String.join("; ", pairs));
        }
        return request;
    }

    <T> HttpResponse<T> keep(HttpResponse<T> answer) {
        for (String line : answer.headers().allValues("Set-Cookie")) {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            if (line.toLowerCase(Locale.ROOT).contains("max-age=0")) {
                values.remove(pair[0]);
            } else {
                values.put(pair[0], pair[1]);
                set.add(line);
            }
        }
        return answer;
    }

    /** Each cookie as it was set. */
    List<String> lines() {
        return List.copyOf(set);
    }
}
