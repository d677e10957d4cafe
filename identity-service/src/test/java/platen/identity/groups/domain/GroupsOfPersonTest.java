package platen.identity.groups.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupsOfPersonTest {

    private static final UUID ANA = UUID.randomUUID();

    @Test
    void hasTheNamesOfTheGroupsInOrderAndOnce() {
        var groups = GroupsOfPerson.of(List.of(in("Teachers", null, 0), in("Staff", null, 0), in("Staff", null, 0)));

        assertThat(groups).isEqualTo(new GroupsOfPerson(List.of("Staff", "Teachers"), null));
    }

    @Test
    void takesTheCodePolicyOfTheHighestPriority() {
        var groups = GroupsOfPerson.of(List.of(in("A", "short", 5), in("B", "long", 10), in("C", null, 0)));

        assertThat(groups.codePolicy()).isEqualTo("long");
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        List<Membership> memberships = new ArrayList<>(List.of(
                in("A", "one", 7), in("A", "two", 7), in("B", "three", 7), in("C", "four", 1), in("D", null, 0)));
        GroupsOfPerson first = GroupsOfPerson.of(memberships);

        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(memberships, new Random(seed));
            assertThat(GroupsOfPerson.of(memberships)).as("seed " + seed).isEqualTo(first);
        }
        assertThat(first.codePolicy()).isIn("one", "two");
    }

    private static Membership in(String group, @Nullable String codePolicy, int priority) {
        return new Membership(ANA, UUID.randomUUID(), group, codePolicy, priority);
    }
}
