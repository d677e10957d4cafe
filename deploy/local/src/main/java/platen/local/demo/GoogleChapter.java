package platen.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import platen.local.Json;
import platen.local.Service;
import platen.local.client.Directory;
import platen.local.client.Directory.Person;
import platen.local.client.GoogleSync;

/** The story that names the project: a code is cleared in the directory, and its owner gets a new one. */
final class GoogleChapter {

    private static final String CODE = "accessCode";
    private static final String CARD = "cardNumber";

    private final Scene scene;
    private final Steps steps;
    private final Directory directory;
    private final GoogleSync sync;
    private boolean first;

    GoogleChapter(Scene scene, Steps steps) {
        this.scene = scene;
        this.steps = steps;
        String people = scene.stack().text("/google/people");
        this.directory = new Directory(
                scene.stack().with("", people.replaceFirst("/_people$", "")),
                scene.stack().text("/google/customer"));
        this.sync = new GoogleSync(scene.admin(Service.SYNC_GOOGLE));
    }

    void walk() throws IOException, InterruptedException, Steps.Broken {
        steps.chapter("Google Workspace");
        steps.step("connect to the directory", this::connect);
        Person cleo = add("cleo", Map.of(CODE, Scene.freshCode(), CARD, Scene.freshCard()));
        Person dora = add("dora", Map.of(CODE, Scene.freshCode()));
        Person emil = add("emil", Map.of(CARD, Scene.freshCard()));
        Person fran = add("fran", Map.of(CODE, Scene.freshCode(), CARD, Scene.freshCard()));
        steps.step("run the sync with four new people in the directory", sync::run);
        invitations(List.of(cleo, dora, emil, fran));
        clearing(cleo);
        changing(dora);
        deleting(fran);
        suspending(emil);
    }

    private void connect() throws IOException, InterruptedException {
        JsonNode key = Json.parse(Files.readAllBytes(Path.of(scene.stack().text("/google/serviceAccountKey"))));
        first = scene.until(
                "sync-google to take the connection",
                () -> sync.connect(
                        key,
                        scene.stack().text("/google/delegatedAdmin"),
                        scene.stack().text("/google/customer")));
    }

    private Person add(String name, Map<String, String> credentials) throws IOException, InterruptedException {
        String given = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return directory.add(scene.address(name), given, scene.familyName(), credentials);
    }

    private void invitations(List<Person> people) throws InterruptedException, Steps.Broken {
        steps.step("each of them has one invitation, and its code logs in", () -> {
            for (Person person : people) {
                String code = scene.nextCode(person.email());
                if (!person.accessCode().isEmpty() && !code.equals(person.accessCode())) {
                    throw new IllegalStateException(
                            "expected the directory's code in the invitation of " + person.email() + ", saw another");
                }
                scene.logsIn("code", code, person.email());
            }
        });
        steps.step("their cards log in", () -> {
            for (Person person : people) {
                if (!person.card().isEmpty()) {
                    scene.logsIn("card", person.card(), person.email());
                }
            }
        });
        if (first) {
            steps.step("so it is for everybody who was there before", this::othersInvited);
        }
    }

    private void othersInvited() throws IOException, InterruptedException {
        for (Person person : directory.people()) {
            if (!person.suspended()
                    && !person.email().contains("." + scene.familyName().substring(5) + "@")) {
                scene.logsIn("code", scene.onlyCode(person.email()), person.email());
            }
        }
    }

    private void clearing(Person person) throws InterruptedException, Steps.Broken {
        steps.step("clear a code in the directory and run the sync", () -> {
            directory.setCode(person, "");
            sync.run();
        });
        String[] fresh = {""};
        steps.step("a mail brings a new code", () -> fresh[0] = scene.nextCode(person.email()));
        steps.step("the old code is refused", () -> scene.refused("code", person.accessCode(), person.email()));
        steps.step("the new code and the card log in", () -> {
            scene.logsIn("code", fresh[0], person.email());
            scene.logsIn("card", person.card(), person.email());
        });
    }

    private void changing(Person person) throws InterruptedException, Steps.Broken {
        String changed = Scene.freshCode();
        steps.step("change a code in the directory and run the sync", () -> {
            directory.setCode(person, changed);
            sync.run();
        });
        steps.step("the old code is refused", () -> scene.refused("code", person.accessCode(), person.email()));
        steps.step("the new code logs in", () -> scene.logsIn("code", changed, person.email()));
        steps.step("of this nobody was mailed: an administrator's change, made after it, brings the next mail", () -> {
            AdminCodes codes = new AdminCodes(scene);
            codes.regenerate(codes.userId(person.email()));
            scene.logsIn("code", scene.nextCode(person.email()), person.email());
        });
    }

    private void deleting(Person person) throws InterruptedException, Steps.Broken {
        steps.step("delete a person in the directory and run the sync", () -> {
            directory.delete(person);
            sync.run();
        });
        steps.step("code and card are refused", () -> {
            scene.refused("code", person.accessCode(), person.email());
            scene.refused("card", person.card(), person.email());
        });
    }

    private void suspending(Person person) throws InterruptedException, Steps.Broken {
        JsonNode[] held = {Json.object()};
        steps.step("suspend a person: the sync holds it back, and their card still logs in", () -> {
            directory.suspend(person);
            held[0] = sync.runThatHolds();
            scene.logsIn("card", person.card(), person.email());
        });
        steps.step("approve what it holds: the card is refused", () -> {
            sync.approve(held[0]);
            scene.refused("card", person.card(), person.email());
        });
    }
}
