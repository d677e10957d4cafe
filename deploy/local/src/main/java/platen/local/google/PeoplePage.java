package platen.local.google;

import static platen.local.http.Html.escape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.http.Html;
import platen.local.http.Reply;
import platen.local.http.Request;

/** The directory as a page: change or clear a code by hand and see what Platen does. Works without scripts. */
final class PeoplePage {

    private final Workspaces workspaces;
    private final Clock clock;

    PeoplePage(Workspaces workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    Reply show(Request request) {
        Workspace workspace = workspaces
                .ofCustomer(request.parameter("customer").orElse(DemoOrganisation.FIRST.googleCustomer()))
                .orElseThrow(() -> GoogleError.notFound("customer"));
        List<GoogleUser> people = workspace.users().stream()
                .filter(user -> !user.deleted())
                .sorted(Comparator.comparing(GoogleUser::primaryEmail))
                .toList();
        StringBuilder body = new StringBuilder("<header><h1><a href=\"/\">Directory</a></h1>"
                + "<span class=\"note\">a stand-in for Google Workspace</span><nav style=\"margin-left:auto\">");
        for (Workspace other : workspaces.all()) {
            body.append("<a style=\"margin-left:16px\" href=\"/?customer=%s\"%s>%s</a>"
                    .formatted(
                            other.customer(),
                            other == workspace ? " aria-current=\"page\"" : "",
                            escape(other.owner().title())));
        }
        body.append("</nav></header><main style=\"max-width:1400px\"><h2>")
                .append(escape(workspace.owner().title()))
                .append(" <span class=\"tag\">")
                .append(people.size())
                .append(" people</span></h2><p class=\"soft\">Clear or change a code here, then start a sync run: ")
                .append("a cleared code brings a new one by mail, a changed one works as it stands.</p>")
                .append(
                        "<div class=\"card\"><table><thead><tr><th>Name</th><th>Mail</th><th>Unit</th><th>Access code</th>")
                .append("<th>Card</th><th>State</th><th></th></tr></thead><tbody>");
        people.forEach(person -> body.append(row(person)));
        body.append("</tbody></table></div>").append(newPerson(workspace)).append("</main>");
        return Reply.html(200, Html.page("Directory", body.toString()));
    }

    Reply submit(Request request) throws IOException {
        String id = request.variable("id");
        Workspace workspace = workspaces.holding(id).orElseThrow(() -> GoogleError.notFound("userKey"));
        Map<String, String> form = request.form();
        if (form.getOrDefault("act", "").equals("delete")) {
            workspace.delete(id);
        } else {
            ObjectNode edit = Json.object()
                    .put(
                            "accessCode",
                            form.getOrDefault("act", "").equals("clear") ? "" : form.getOrDefault("accessCode", ""))
                    .put("cardNumber", form.getOrDefault("cardNumber", ""))
                    .put("suspended", form.containsKey("suspended"));
            workspace.change(id, user -> PersonEdit.apply(edit, user, clock.instant()));
        }
        workspaces.save();
        return Reply.seeOther("/?customer=" + workspace.customer());
    }

    private static String row(GoogleUser user) {
        String code = user.custom(PaperCutSchema.NAME, PaperCutSchema.ACCESS_CODE);
        // Save comes first, because Enter in a field presses a form's first button.
        return """
                <tr class="row"><td>%1$s</td><td class="soft">%2$s</td><td class="soft">%3$s</td>
                <td><input class="mono" form="%4$s" name="accessCode" size="10" aria-label="Access code of %1$s" value="%5$s"></td>
                <td><input class="mono" form="%4$s" name="cardNumber" size="12" aria-label="Card of %1$s" value="%6$s"></td>
                <td><label style="margin:0;white-space:nowrap"><input form="%4$s" type="checkbox" name="suspended"%7$s> suspended</label></td>
                <td style="white-space:nowrap;text-align:right"><form id="%4$s" method="post" action="/people/%8$s">
                <button name="act" value="save">Save</button> <button name="act" value="clear"%9$s>Clear code</button>
                <button class="bad" name="act" value="delete">Delete</button></form></td></tr>
                """.formatted(
                        escape(user.fullName()),
                        escape(user.primaryEmail()),
                        escape(user.orgUnitPath()),
                        "f" + user.id(),
                        escape(code),
                        escape(user.custom(PaperCutSchema.NAME, PaperCutSchema.CARD_NUMBER)),
                        user.suspended() ? " checked" : "",
                        user.id(),
                        code.isEmpty() ? " disabled" : "");
    }

    private static String newPerson(Workspace workspace) {
        return """
                <form class="card pad" method="post" action="/people" style="display:flex;gap:10px;flex-wrap:wrap;align-items:center">
                <strong>New person</strong><input type="hidden" name="customer" value="%s">
                <input name="givenName" placeholder="Given name" aria-label="Given name" required>
                <input name="familyName" placeholder="Family name" aria-label="Family name" required>
                <input name="email" type="email" placeholder="name@%s" aria-label="Mail address" required>
                <input name="orgUnitPath" value="/Staff" aria-label="Unit" size="14">
                <input class="mono" name="accessCode" placeholder="Code" aria-label="Access code" size="10">
                <input class="mono" name="cardNumber" placeholder="Card" aria-label="Card" size="12">
                <button class="main">Add</button></form>
                """.formatted(workspace.customer(), workspace.owner().domain());
    }
}
