package platen.identity.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import platen.identity.groups.persistence.GroupDueRows;
import platen.identity.groups.persistence.GroupMemberRows;
import platen.identity.groups.persistence.GroupRuleRows;
import platen.identity.groups.persistence.GroupRuleRows.Meeting;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Takes a new credit through those who were members before it, a batch at a time: they get it, or are passed over for good. Who joins meanwhile
 * has got it by joining already, and is left as they are.
 */
@ApplicationScoped
class MeetRules {

    private final GroupRuleRows rules;
    private final GroupMemberRows members;
    private final GroupDueRows due;
    private final GroupConfig config;
    private final Clock clock;

    MeetRules(GroupRuleRows rules, GroupMemberRows members, GroupDueRows due, GroupConfig config, Clock clock) {
        this.rules = rules;
        this.members = members;
        this.due = due;
        this.config = config;
        this.clock = clock;
    }

    /** A batch of one rule; false when there is none. */
    Uni<Boolean> step(OrganisationTransaction transaction) {
        return rules.nextToMeet(transaction)
                .chain(meeting -> meeting == null
                        ? Uni.createFrom().item(false)
                        : meet(transaction, meeting).replaceWith(true));
    }

    private Uni<Void> meet(OrganisationTransaction transaction, Meeting meeting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return members.lockLinks(transaction)
                .chain(() -> members.after(transaction, meeting.group(), meeting.after(), config.batch()))
                .chain(next -> due.meet(transaction, meeting, next, now)
                        .chain(() -> rules.met(
                                transaction, meeting.rule(), next.size() < config.batch() ? null : next.getLast())));
    }
}
