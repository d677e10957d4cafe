package platen.google.connection.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import platen.google.connection.domain.RunMode;

/** Whether the service reads the directory by itself, in JSON. */
public enum Mode {
    @JsonProperty("automatic")
    AUTOMATIC,
    @JsonProperty("manual")
    MANUAL;

    RunMode toDomain() {
        return RunMode.valueOf(name());
    }

    static Mode of(RunMode mode) {
        return valueOf(mode.name());
    }
}
