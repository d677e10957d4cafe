package platen.testing.architecture.entangled.domain;

import java.util.List;

public record Note(String words, int[] weights, List<String> tags) {}
