package platen.identity.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.persistence.GroupDueRows;
import platen.identity.groups.persistence.GroupMemberRows;
import platen.identity.groups.persistence.GroupWordRows;
import platen.identity.groups.persistence.GroupWordRows.Range;
import platen.identity.groups.persistence.GroupWork;
import platen.identity.groups.persistence.GroupWork.Task;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Brings the members of a group in line with its source's word, a batch at a time: the word is sorted and cut into ranges once, and each
 * range is compared with the members in it, so that the work grows with the group and not with its square. Whom it changes something
 * for is noted; {@link TellMembers} tells.
 */
@ApplicationScoped
class FollowGroups {

    private static final int TO_LAY_OUT = -1;

    private final GroupWork work;
    private final GroupWordRows words;
    private final GroupMemberRows members;
    private final GroupDueRows due;
    private final GroupConfig config;

    FollowGroups(GroupWork work, GroupWordRows words, GroupMemberRows members, GroupDueRows due, GroupConfig config) {
        this.work = work;
        this.words = words;
        this.members = members;
        this.due = due;
        this.config = config;
    }

    /** A batch of one group; false when none has anything to do. */
    Uni<Boolean> step(OrganisationTransaction transaction) {
        return work.next(transaction)
                .chain(task -> task == null
                        ? Uni.createFrom().item(false)
                        : step(transaction, task).replaceWith(true));
    }

    private Uni<Void> step(OrganisationTransaction transaction, Task task) {
        Integer reached = task.reached();
        if (reached == null) {
            return tell(transaction, task, task.tellAfter() == null ? "" : task.tellAfter());
        }
        return reached == TO_LAY_OUT
                ? words.layOut(transaction, task.group(), config.range())
                        .chain(() -> work.reach(transaction, task.group(), 0))
                : members.lockLinks(transaction)
                        .chain(() -> words.range(transaction, task.group(), reached))
                        .chain(range -> compare(transaction, task, reached, range));
    }

    private Uni<Void> compare(OrganisationTransaction transaction, Task task, int reached, @Nullable Range range) {
        if (range == null) {
            return words.forgetRanges(transaction, task.group()).chain(() -> end(transaction, task));
        }
        return members.leave(transaction, task.group(), range, config.batch())
                .chain(left -> members.join(
                                transaction, task.group(), task.source(), range.members(), config.batch() - left.size())
                        .call(joined -> due.credit(transaction, task.group(), task.source(), joined))
                        .call(joined -> due.note(transaction, task.source(), both(left, joined)))
                        .chain(joined -> left.size() + joined.size() < config.batch()
                                ? work.reach(transaction, task.group(), reached + 1)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> end(OrganisationTransaction transaction, Task task) {
        return task.removed() ? work.delete(transaction, task.group()) : work.reach(transaction, task.group(), null);
    }

    private Uni<Void> tell(OrganisationTransaction transaction, Task task, String after) {
        return members.lockLinks(transaction)
                .chain(() -> members.after(transaction, task.group(), after, config.batch()))
                .chain(next -> due.note(transaction, task.source(), next)
                        .chain(() -> work.tellAfter(
                                transaction, task.group(), next.size() < config.batch() ? null : next.getLast())));
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
