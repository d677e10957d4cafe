package platen.google.runs.domain;

/**
 * People counted by a run; {@code read = published + unchanged}, but for those who are held.
 *
 * @param read those in the chosen org units
 * @param removed those published before and gone now
 */
public record RunCounts(int read, int published, int unchanged, int removed) {}
