package platen.scim.bulk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import platen.scim.bulk.domain.BulkPlan.Kind;
import platen.scim.bulk.domain.BulkPlan.Link;
import platen.scim.bulk.domain.BulkPlan.Step;

class BulkPlanTest {

    @Test
    void keepsTheOrderOfTheRequest() {
        assertThat(order(link(0, "a"), link(1, null), link(2, "b", "a"))).containsExactly(0, 1, 2);
    }

    @Test
    void doesFirstWhatIsNamed() {
        assertThat(order(link(0, "g", "u"), link(1, "u"), link(2, null))).containsExactly(1, 0, 2);
    }

    @Test
    void breaksACircleOfGroups() {
        List<Step> steps = BulkPlan.of(List.of(link(0, "a", "b"), link(1, "b", "a")));

        assertThat(steps)
                .containsExactly(
                        new Step(0, Kind.DO, Set.of("b")),
                        new Step(1, Kind.DO, Set.of()),
                        new Step(0, Kind.COMPLETE, Set.of("b")));
    }

    @Test
    void endsWhenACircleCannotBeBroken() {
        Link user = new Link(0, "a", Set.of("b"), false);
        Link other = new Link(1, "b", Set.of("a"), false);

        assertThat(BulkPlan.of(List.of(user, other))).hasSize(2);
    }

    /** Whatever refers to whatever: each is done once, after what it names or completed once that is there. */
    @Test
    void neverDoesTwiceNorTooEarly() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Link> links = links(random);
            List<Step> steps = BulkPlan.of(links);
            assertThat(steps.stream().filter(step -> step.kind() == Kind.DO).map(Step::place))
                    .containsExactlyInAnyOrderElementsOf(
                            links.stream().map(Link::place).toList());
            Set<String> there = new HashSet<>();
            for (Step step : steps) {
                Link link = links.get(step.place());
                Set<String> needed = new HashSet<>(step.kind() == Kind.COMPLETE ? step.late() : link.needs());
                if (step.kind() == Kind.DO) {
                    needed.removeAll(step.late());
                }
                assertThat(there).containsAll(needed);
                there.add("id" + step.place());
            }
        }
    }

    private static List<Link> links(Random random) {
        int count = 1 + random.nextInt(8);
        List<Link> links = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            Set<String> needs = new HashSet<>();
            for (int other = 0; other < count; other++) {
                if (random.nextInt(3) == 0) {
                    needs.add("id" + other);
                }
            }
            links.add(new Link(place, "id" + place, needs, true));
        }
        return links;
    }

    private static List<Integer> order(Link... links) {
        return BulkPlan.of(List.of(links)).stream().map(Step::place).toList();
    }

    private static Link link(int place, String creates, String... needs) {
        return new Link(place, creates, Set.of(needs), true);
    }
}
