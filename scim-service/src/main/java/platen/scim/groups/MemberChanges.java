package platen.scim.groups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.groups.domain.MemberType;
import platen.scim.patching.PatchChange;
import platen.scim.patching.PatchTarget;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;

/**
 * Applies what a PATCH says of members to a set of ids: adding one who is there and removing one who is not are done already
 * (RFC 7644, 3.5.2). A list beside Remove takes out those it names and nobody else.
 */
final class MemberChanges {

    /** Of members that the request adds nothing is known before they are looked up. */
    private final Map<UUID, @Nullable MemberType> members;

    private MemberChanges(Map<UUID, MemberType> before) {
        this.members = new LinkedHashMap<>(before);
    }

    /** Whether a change is about members. */
    static boolean concerns(PatchChange change) {
        return change.target().attribute().getName().equals(MemberIds.ATTRIBUTE);
    }

    /** Who is in the group afterwards. */
    static Set<UUID> applied(List<PatchChange> changes, Map<UUID, MemberType> before) {
        var after = new MemberChanges(before);
        changes.forEach(after::apply);
        return after.members.keySet();
    }

    private void apply(PatchChange change) {
        PatchTarget target = change.target();
        if (target.sub() != null && !target.isFiltered()
                || change.kind() != PatchChange.Kind.REMOVE && target.sub() != null) {
            throw ScimRefusal.of(ScimType.MUTABILITY, "What is said of a member is the server's to say.");
        }
        switch (change.kind()) {
            case ADD -> add(change);
            case REPLACE -> {
                if (target.isFiltered()) {
                    removeMatching(filter(target));
                } else {
                    members.clear();
                }
                add(change);
            }
            case REMOVE -> remove(change);
        }
    }

    private void add(PatchChange change) {
        JsonNode value = Objects.requireNonNull(change.value());
        JsonNode list = value.isArray() ? value : ScimJson.array().add(value);
        MemberIds.read(list).forEach(id -> members.putIfAbsent(id, null));
    }

    private void remove(PatchChange change) {
        if (change.target().isFiltered()) {
            removeMatching(filter(change.target()));
        } else if (change.value() == null) {
            members.clear();
        } else {
            members.keySet().removeAll(MemberIds.read(change.value()));
        }
    }

    private void removeMatching(Filter filter) {
        members.entrySet().removeIf(member -> matches(filter, member.getKey(), member.getValue()));
    }

    private static boolean matches(Filter filter, UUID id, @Nullable MemberType type) {
        ObjectNode member = ScimJson.object().put("value", id.toString());
        if (type != null) {
            member.put("type", type.word());
        }
        try {
            return FilterEvaluator.evaluate(filter, member);
        } catch (ScimException unfit) {
            throw ScimRefusal.of(ScimType.INVALID_FILTER, "Members can be chosen by value and type.");
        }
    }

    private static Filter filter(PatchTarget target) {
        return Objects.requireNonNull(target.path().getElement(0).getValueFilter());
    }
}
