package platen.identity.groups.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What being in a group does.
 *
 * @param version counts changes, from 1
 * @param pending whether those who were members when it was made have still to be gone through
 * @param applied for how many people it has come to hold, of a credit
 */
public record GroupRule(
        UUID id, UUID group, Effect effect, long version, boolean pending, int applied, Instant createdAt) {

    /** What it does. */
    public sealed interface Effect {}

    /**
     * Whoever joins gets money to print with, once.
     *
     * @param presentMembers whether those who are members already get it too
     */
    public record GivesCredit(Credit credit, boolean presentMembers) implements Effect {}

    /**
     * An override of the organisation's code policy holds for the members.
     *
     * @param name of the override, as accesscode-service has it
     * @param priority of somebody's groups the one with the highest gives the policy
     */
    public record GivesCodePolicy(String name, int priority) implements Effect {}
}
