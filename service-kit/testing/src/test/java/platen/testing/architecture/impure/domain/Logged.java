package platen.testing.architecture.impure.domain;

import org.slf4j.Logger;

public record Logged(Logger log) {}
