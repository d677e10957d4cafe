package platen.local.google;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.PrivateFile;
import platen.local.http.Handler;
import platen.local.http.Reply;
import platen.local.http.Request;
import platen.local.http.Routes;

/** A small Google Workspace: token endpoint, Directory API, and a page to edit people. */
public final class FakeGoogle {

    private final GoogleTokenEndpoint token;
    private final UsersApi users;
    private final DirectoryApi directory;
    private final Channels channels;
    private final PeopleApi people;
    private final PeoplePage page;

    private FakeGoogle(String tokenUrl, List<ServiceAccount> accounts, Workspaces workspaces, Clock clock) {
        AccessTokens tokens = new AccessTokens(clock);
        this.token = new GoogleTokenEndpoint(tokenUrl, accounts, workspaces, tokens, clock);
        this.users = new UsersApi(tokens);
        this.directory = new DirectoryApi(tokens);
        this.channels = new Channels(tokens, clock);
        workspaces
                .all()
                .forEach(workspace ->
                        workspace.watchedBy((before, after) -> channels.changed(workspace, before, after)));
        this.people = new PeopleApi(workspaces, clock);
        this.page = new PeoplePage(workspaces, clock);
    }

    /** Keeps people in {@code google.json} and the service accounts' keys in {@code google/} below {@code directory}. */
    public static FakeGoogle open(Path directory, String tokenUrl, Clock clock) throws IOException {
        PrivateFile.directory(directory.resolve("google"));
        List<ServiceAccount> accounts = new ArrayList<>();
        for (DemoOrganisation organisation : DemoOrganisation.all()) {
            accounts.add(ServiceAccount.kept(organisation, keyFile(directory, organisation), tokenUrl));
        }
        return new FakeGoogle(tokenUrl, accounts, Workspaces.open(directory.resolve("google.json"), clock), clock);
    }

    /** The JSON key a connection of that organisation is made with. */
    public static Path keyFile(Path directory, DemoOrganisation organisation) {
        return directory.resolve("google").resolve(organisation.key() + "-service-account.json");
    }

    public Routes routes() {
        Routes routes = new Routes();
        on(routes, "POST", "/token", token::handle);
        on(routes, "GET", "/admin/directory/v1/users", users::list);
        on(routes, "POST", "/admin/directory/v1/users/watch", channels::watch);
        on(routes, "POST", "/admin/directory_v1/channels/stop", channels::stop);
        on(routes, "PUT", "/_pushes", channels::misbehave);
        on(routes, "GET", "/admin/directory/v1/users/{userKey}", users::get);
        on(routes, "GET", "/admin/directory/v1/customer/{customer}/schemas", directory::schemas);
        on(routes, "GET", "/admin/directory/v1/customer/{customer}/schemas/{schemaKey}", directory::schema);
        on(routes, "GET", "/admin/directory/v1/customer/{customer}/orgunits", directory::orgUnits);
        on(routes, "GET", "/admin/directory/v1/customers/{customerKey}", directory::customer);
        on(routes, "GET", "/_people", people::list);
        on(routes, "POST", "/_people", people::create);
        on(routes, "GET", "/_people/{id}", people::get);
        on(routes, "PATCH", "/_people/{id}", people::patch);
        on(routes, "DELETE", "/_people/{id}", people::delete);
        on(routes, "GET", "/", page::show);
        on(routes, "POST", "/people", this::createByPage);
        on(routes, "POST", "/people/{id}", page::submit);
        return routes;
    }

    private Reply createByPage(Request request) throws IOException {
        Map<String, String> form = request.form();
        Request asJson = new Request(
                "POST", request.uri(), request.headers(), Json.bytes(Json.of(form)), request.path(), request.query());
        people.create(asJson);
        return Reply.seeOther("/?customer=" + form.getOrDefault("customer", ""));
    }

    private static void on(Routes routes, String method, String path, Handler handler) {
        routes.on(method, path, GoogleError.told(handler));
    }
}
