package platen.google.runs.domain;

import java.util.Set;
import platen.google.connection.domain.GuardClass;

/**
 * A plan and what the guards say to it.
 *
 * @param counts without what is held
 * @param planned how many changes the plan has
 * @param guarded classes that are held; a person with one of them waits whole
 * @param held what that holds back
 */
public record Verdict(RunCounts counts, int planned, Set<GuardClass> guarded, HeldCounts held) {}
