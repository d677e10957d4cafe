package platen.accesscode.suite;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import platen.accesscode.bulk.PromptWorker;

/** An administrator's jobs over an organisation's codes. */
final class Jobs {

    static final String PATH = "/api/v1/access-code-jobs";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Admin admin;

    private Jobs(Admin admin) {
        this.admin = admin;
    }

    static Jobs of(IdentityFixture identity) {
        return new Jobs(Admin.of(identity));
    }

    ValidatableResponse post(String scope, boolean notify) {
        return admin.request()
                .body(Map.of("scope", scope, "notify", notify))
                .post(PATH)
                .then();
    }

    UUID order(String scope, boolean notify) {
        UUID job = post(scope, notify).statusCode(201).extract().jsonPath().getUUID("id");
        PromptWorker.look();
        return job;
    }

    /** Orders a job and waits for its end. */
    JsonPath run(String scope, boolean notify) {
        return awaitState(order(scope, notify), "finished");
    }

    JsonPath show(UUID job) {
        return admin.request()
                .get(PATH + "/{id}", job)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    ValidatableResponse tell(UUID job, String what) {
        return admin.request().post(PATH + "/{id}/" + what, job).then();
    }

    JsonPath awaitState(UUID job, String state) {
        await("job " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    PromptWorker.look();
                    return state.equals(Answers.text(admin.request().get(PATH + "/{id}", job), "state"));
                });
        return show(job);
    }
}
