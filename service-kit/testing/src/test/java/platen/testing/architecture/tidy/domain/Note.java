package platen.testing.architecture.tidy.domain;

import java.util.List;

public record Note(String words, int[] weights, List<String> tags) {}
