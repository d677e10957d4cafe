package platen.google.connection.domain;

import org.jspecify.annotations.Nullable;

/**
 * How many changes of one class may be applied within 24 hours without approval.
 *
 * @param floor fewer than so many are never held but for the cap
 * @param percent of the linked people; a larger share is held
 * @param cap more than so many are held whatever their share; null where there is none
 */
public record Guard(int floor, int percent, @Nullable Integer cap) {

    public static final Guard DEFAULT = new Guard(5, 10, null);

    /**
     * @param count changes wanted, with those applied of late
     * @param linked people published and not removed
     */
    boolean holds(long count, long linked) {
        if (cap != null && count > cap) {
            return true;
        }
        return count >= floor && count * 100 > linked * percent;
    }
}
