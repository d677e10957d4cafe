package platen.google.connection.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import platen.google.connection.domain.OnRemoval;

/** What becomes of a person whom the directory no longer has, in JSON. */
public enum Removal {
    @JsonProperty("keep")
    KEEP,
    @JsonProperty("disable-then-delete")
    DISABLE_THEN_DELETE,
    @JsonProperty("delete-now")
    DELETE_NOW;

    OnRemoval toDomain() {
        return OnRemoval.valueOf(name());
    }

    static Removal of(OnRemoval onRemoval) {
        return valueOf(onRemoval.name());
    }
}
