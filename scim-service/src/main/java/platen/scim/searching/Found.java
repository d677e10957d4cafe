package platen.scim.searching;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.scim.searching.domain.Part;
import platen.scim.searching.domain.Position;

/**
 * Part of a list.
 *
 * @param total how many there are on all pages
 * @param previous from which place to go backward; null when nothing comes before, or nobody asked by position
 * @param next from which place to go on; null on the last page
 */
public record Found<T>(
        long total,
        List<T> resources,
        @Nullable Position previous,
        @Nullable Position next) {

    /**
     * @param fetched in the order they were asked for, which is the reverse when going backward, and one more than wanted if there are more
     */
    public static <T> Found<T> of(long total, Part part, List<Located<T>> fetched) {
        return switch (part) {
            case Part.ByIndex index -> new Found<>(total, resources(fetched), null, null);
            case Part.ByPosition position -> byPosition(total, position, fetched);
        };
    }

    private static <T> Found<T> byPosition(long total, Part.ByPosition part, List<Located<T>> fetched) {
        boolean hasMore = fetched.size() > part.count();
        List<Located<T>> page = hasMore ? fetched.subList(0, part.count()) : fetched;
        if (page.isEmpty()) {
            return new Found<>(total, List.of(), null, null);
        }
        if (part.isBackward()) {
            List<Located<T>> turned = page.reversed();
            return new Found<>(
                    total,
                    resources(turned),
                    hasMore ? turned.getFirst().position() : null,
                    turned.getLast().position());
        }
        return new Found<>(
                total,
                resources(page),
                part.from() == null ? null : page.getFirst().position(),
                hasMore ? page.getLast().position() : null);
    }

    /** The same with each resource in another form. */
    public <R> Found<R> as(Function<T, R> form) {
        return new Found<>(total, resources.stream().map(form).toList(), previous, next);
    }

    private static <T> List<T> resources(List<Located<T>> located) {
        return located.stream().map(Located::resource).toList();
    }
}
