package platen.local.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import platen.local.RandomText;
import platen.local.http.Html;
import platen.local.http.Reply;
import platen.local.http.Request;

/** The sign-in page and the way back from it. A cookie remembers who signed in until the session is ended. */
final class AuthorizeEndpoint {

    private static final String COOKIE = "platen_sign_in";

    private final Clients clients;
    private final Accounts accounts;
    private final AuthorizationCodes codes;
    private final Map<String, String> signedIn = new ConcurrentHashMap<>();

    AuthorizeEndpoint(Clients clients, Accounts accounts, AuthorizationCodes codes) {
        this.clients = clients;
        this.accounts = accounts;
        this.codes = codes;
    }

    Reply show(Request request) {
        AuthorizeRequest authorize = AuthorizeRequest.of(request.query());
        Optional<Reply> refusal = refusal(authorize, request.query());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Account> account = current(request);
        return account.isPresent()
                        && !request.query().getOrDefault("prompt", "").equals("login")
                ? back(authorize, account.get())
                : signInPage(request.query(), "");
    }

    Reply submit(Request request) {
        Map<String, String> form = request.form();
        AuthorizeRequest authorize = AuthorizeRequest.of(form);
        Optional<Reply> refusal = refusal(authorize, form);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Account> account =
                accounts.authenticate(form.getOrDefault("username", ""), form.getOrDefault("password", ""));
        if (account.isEmpty()) {
            return signInPage(form, "This user name and password do not belong together.");
        }
        String session = RandomText.token();
        signedIn.put(session, account.get().username());
        return back(authorize, account.get())
                .with("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax");
    }

    Reply endSession(Request request) {
        request.cookie(COOKIE).ifPresent(signedIn::remove);
        String next = request.parameter("post_logout_redirect_uri").orElse("");
        boolean local =
                !next.isEmpty() && new AuthorizeRequest("", next, "", null, null, null).redirectsToThisMachine();
        String state = request.parameter("state")
                .map(value -> "state=" + encode(value))
                .orElse("");
        Reply reply = local
                ? Reply.seeOther(state.isEmpty() ? next : next + (next.contains("?") ? "&" : "?") + state)
                : Reply.html(200, Html.page("Signed out", "<div class=\"narrow\"><h1>Signed out</h1></div>"));
        return reply.with("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    private Optional<Account> current(Request request) {
        return request.cookie(COOKIE).map(signedIn::get).flatMap(accounts::named);
    }

    private Optional<Reply> refusal(AuthorizeRequest authorize, Map<String, String> parameters) {
        if (!clients.known(authorize.clientId())) {
            return Optional.of(Reply.text(400, "unknown client_id"));
        }
        if (!authorize.redirectsToThisMachine()) {
            return Optional.of(Reply.text(400, "redirect_uri has to be on this machine"));
        }
        if (!clients.mayGoTo(authorize.clientId(), authorize.redirectUri())) {
            return Optional.of(Reply.text(400, "redirect_uri is not one of the client's"));
        }
        if (!parameters.getOrDefault("response_type", "").equals("code")) {
            return Optional.of(Reply.text(400, "response_type has to be code"));
        }
        return Optional.empty();
    }

    private Reply back(AuthorizeRequest authorize, Account account) {
        String uri = authorize.redirectUri();
        String location = uri + (uri.contains("?") ? "&" : "?") + "code=" + codes.issue(authorize, account);
        return Reply.seeOther(authorize.state() == null ? location : location + "&state=" + encode(authorize.state()));
    }

    private static Reply signInPage(Map<String, String> parameters, String error) {
        StringBuilder form = new StringBuilder("<div class=\"narrow\"><div class=\"card pad\"><h1>Sign in</h1>"
                + "<p class=\"soft\">Local accounts of this Platen stack. Their passwords stand in the table "
                + "that <span class=\"mono\">platen up</span> printed.</p>"
                + "<form method=\"post\" action=\"/authorize\">");
        parameters.forEach((name, value) -> {
            if (!name.equals("username") && !name.equals("password")) {
                form.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(Html.escape(name), Html.escape(value)));
            }
        });
        form.append("<label for=\"username\">User name</label>")
                .append(
                        "<input id=\"username\" name=\"username\" autocomplete=\"username\" autofocus required value=\"")
                .append(Html.escape(parameters.getOrDefault("username", "")))
                .append("\"><label for=\"password\">Password</label>")
                .append(
                        "<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" required>");
        if (!error.isEmpty()) {
            form.append("<p class=\"error\" role=\"alert\">")
                    .append(Html.escape(error))
                    .append("</p>");
        }
        form.append("<p><button class=\"main\">Sign in</button></p></form></div></div>");
        return Reply.html(error.isEmpty() ? 200 : 401, Html.page("Sign in", form.toString()));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
