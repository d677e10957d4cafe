package platen.local.demo;

import java.util.Locale;
import platen.local.Json;
import platen.local.Service;
import platen.local.client.Api;

/** An administrator works by hand: create, look, reveal, set, regenerate, deactivate. */
final class AdminChapter {

    private final Scene scene;
    private final Steps steps;
    private final AdminCodes codes;

    AdminChapter(Scene scene, Steps steps) {
        this.scene = scene;
        this.steps = steps;
        this.codes = new AdminCodes(scene);
    }

    void walk() throws InterruptedException, Steps.Broken {
        String email = scene.address("greta");
        String[] user = {""};
        String[] code = {""};
        steps.chapter("Administrators");
        steps.step("create a person by hand; the invitation's code logs in", () -> {
            user[0] = codes.createUser(email, "Greta " + scene.familyName());
            code[0] = scene.nextCode(email);
            scene.logsIn("code", code[0], email);
        });
        steps.step("the code is shown masked, and in full only when it is revealed", () -> {
            if (codes.masked(user[0]).toString().contains(code[0])) {
                throw new IllegalStateException("expected a masked code, saw it in full");
            }
            if (!codes.revealed(user[0]).equals(code[0])) {
                throw new IllegalStateException("expected the mailed code when revealed, saw another");
            }
        });
        steps.step("set a code by hand: one mail, old code refused, new one logs in", () -> {
            String typed = Scene.freshCode();
            codes.set(user[0], typed.toLowerCase(Locale.ROOT));
            replaced(email, code, typed);
        });
        steps.step("regenerate it: one mail, old code refused, new one logs in", () -> {
            codes.regenerate(user[0]);
            replaced(email, code, "");
        });
        steps.step("ask a device for the forgotten code: one mail with the code that works", () -> {
            scene.forgets(email);
            if (!scene.nextCode(email).equals(code[0])) {
                throw new IllegalStateException("expected the code that works in the reminder, saw another");
            }
        });
        steps.step("tap an unknown card and type the code: from then on the card logs in", () -> {
            String card = Scene.freshCard();
            scene.registersCard(card, code[0]);
            scene.logsIn("card", card, email);
        });
        steps.step("a helpdesk agent may look but not create", this::helpdeskLooks);
        steps.step("deactivate the person: the code is refused", () -> {
            codes.deactivate(user[0]);
            scene.refused("code", code[0], email);
        });
    }

    /** An empty {@code expected} takes any code but the one before. */
    private void replaced(String email, String[] code, String expected) throws InterruptedException {
        String fresh = scene.nextCode(email);
        boolean right = expected.isEmpty() ? !fresh.equals(code[0]) : fresh.equals(expected);
        if (!right) {
            throw new IllegalStateException("expected the new code in the mail to " + email + ", saw another");
        }
        scene.refused("code", code[0], email);
        scene.logsIn("code", fresh, email);
        code[0] = fresh;
    }

    private void helpdeskLooks() throws InterruptedException {
        Api helpdesk = scene.stack().as("helpdesk", Service.IDENTITY);
        scene.until(
                "identity to list users",
                () -> helpdesk.get("/api/v1/users?limit=1").orThrow());
        scene.until(
                "identity to answer 403",
                () -> helpdesk.post("/api/v1/users", Json.object().put("userName", "x"))
                        .expecting(403));
    }
}
