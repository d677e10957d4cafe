package platen.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Unsealer;
import platen.testing.TestKeys;
import platen.testing.TestRecord;

/** A person event as accesscode sees it: with its key. */
public record PublishedPerson(UUID organisation, JsonNode data) {

    public static PublishedPerson of(SyncFixture fixture, TestRecord record) {
        return new PublishedPerson(fixture.organisation(), record.data());
    }

    /** absent, cleared, or the value that was sealed. */
    public String accessCode() {
        return opened("accessCode", "access-code");
    }

    public String card() {
        return opened("card", "card");
    }

    public String text(String name) {
        return data.path(name).asText();
    }

    private String opened(String name, String credential) {
        JsonNode value = data.path("credentials").path(name);
        if (value.isMissingNode()) {
            return "absent";
        }
        if (!value.path("state").asText().equals("set")) {
            return value.path("state").asText();
        }
        JsonNode sealed = value.path("sealed");
        return new Unsealer(KeyMaterial.in(TestKeys.of("accesscode")))
                .openText(
                        new Sealed(
                                sealed.path("recipient").asText(),
                                sealed.path("box").asText()),
                        SealContext.directory(
                                organisation,
                                text("source"),
                                text("externalId"),
                                UUID.fromString(text("observationId")),
                                credential));
    }
}
