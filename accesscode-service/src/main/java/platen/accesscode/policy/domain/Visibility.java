package platen.accesscode.policy.domain;

import java.util.Set;

/**
 * Who sees codes in clear.
 *
 * @param codesViewable whether people are shown their own
 * @param revealRoles who else may see somebody's; empty: nobody
 */
public record Visibility(boolean codesViewable, Set<RevealRole> revealRoles) {

    public Visibility {
        revealRoles = Set.copyOf(revealRoles);
    }

    /** Whether somebody with these roles may see another's code. */
    public boolean isOpenToAny(Set<RevealRole> roles) {
        return revealRoles.stream().anyMatch(roles::contains);
    }
}
