package platen.accesscode.issuing;

import java.util.UUID;
import platen.accesscode.issuing.domain.HeldCode;

/**
 * A person's code, for showing.
 *
 * @param closeNeighbours how many people's codes are one typing slip away; supplied ones may be
 */
public record ShownCode(UUID user, HeldCode held, int closeNeighbours) {}
