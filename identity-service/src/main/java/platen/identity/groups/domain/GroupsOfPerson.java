package platen.identity.groups.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person's groups come to.
 *
 * @param names of the targeted groups, in order, each once
 * @param codePolicy name of the code policy override that holds for the person; null for none
 */
public record GroupsOfPerson(List<String> names, @Nullable String codePolicy) {

    public static final GroupsOfPerson NONE = new GroupsOfPerson(List.of(), null);

    /** Of equal priorities the group made known first by name, then by id, decides, so that the answer does not depend on the order of rows. */
    private static final Comparator<Membership> BY_PRECEDENCE = Comparator.comparingInt(Membership::priority)
            .reversed()
            .thenComparing(Membership::name)
            .thenComparing(Membership::group);

    public GroupsOfPerson {
        names = List.copyOf(names);
    }

    public static GroupsOfPerson of(Collection<Membership> memberships) {
        return new GroupsOfPerson(
                memberships.stream().map(Membership::name).distinct().sorted().toList(),
                memberships.stream()
                        .filter(membership -> membership.codePolicy() != null)
                        .min(BY_PRECEDENCE)
                        .map(Membership::codePolicy)
                        .orElse(null));
    }
}
