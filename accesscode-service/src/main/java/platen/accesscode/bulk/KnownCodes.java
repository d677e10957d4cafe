package platen.accesscode.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import platen.accesscode.bulk.domain.OccupiedCodes;
import platen.accesscode.bulk.domain.RestingCodes;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeSearch;

/**
 * All codes of an organisation that nobody may get, as far as this replica knows. It draws candidates before the lock on the
 * code space is held; what others have issued since is learned under the lock and held against them then.
 */
final class KnownCodes {

    private final OccupiedCodes occupied;
    private final RestingCodes resting = new RestingCodes();
    private final Function<Collection<AccessCode>, List<byte[]>> fingerprints;

    /** What others have issued since all was read, in order. */
    private final List<AccessCode> arrived = new ArrayList<>();

    private int arrivedForgotten;
    private long newest;

    KnownCodes(long newest, RandomGenerator random, Function<Collection<AccessCode>, List<byte[]>> fingerprints) {
        this.occupied = new OccupiedCodes(random);
        this.newest = newest;
        this.fingerprints = fingerprints;
    }

    /** How much had arrived at some moment. */
    record Mark(int arrived, int forgotten) {}

    synchronized Mark mark() {
        return new Mark(arrived.size(), arrivedForgotten);
    }

    /** The number of the newest code that is known. */
    synchronized long newest() {
        return newest;
    }

    synchronized void knows(long upTo) {
        newest = Math.max(newest, upTo);
    }

    synchronized void addAll(List<AccessCode> codes) {
        codes.forEach(occupied::add);
    }

    /** One that was there from the start and whose value is forgotten. */
    synchronized void addResting(byte[] blindIndex, int length) {
        resting.add(blindIndex, length);
    }

    /** Somebody else has issued it. */
    synchronized void arrive(AccessCode code) {
        occupied.add(code);
        arrived.add(code);
    }

    /** Somebody else has issued it and taken it back. */
    synchronized void arriveResting(byte[] blindIndex, int length) {
        addResting(blindIndex, length);
        arrivedForgotten++;
    }

    /** Finds a free code; from now on it is nobody else's. */
    synchronized AccessCode draw(CodeSearch search) {
        AccessCode candidate = search.next();
        while (!occupied.isFree(candidate) || !resting.isFree(candidate, fingerprints)) {
            candidate = search.next();
        }
        occupied.add(candidate);
        return candidate;
    }

    /** How many of these codes, drawn after {@code mark}, are still free: up to the first one that is not. */
    synchronized int stillFree(List<AccessCode> drawn, Mark mark) {
        if (arrivedForgotten > mark.forgotten()) {
            return 0;
        }
        if (arrived.size() == mark.arrived()) {
            return drawn.size();
        }
        OccupiedCodes since = new OccupiedCodes(RandomGenerator.getDefault());
        arrived.subList(mark.arrived(), arrived.size()).forEach(since::add);
        int free = 0;
        while (free < drawn.size() && since.isFree(drawn.get(free))) {
            free++;
        }
        return free;
    }
}
