package platen.testing.architecture.injected.api;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

public class Injected {

    @Inject
    @Nullable
    String value;
}
