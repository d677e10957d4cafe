package platen.kit.rest;

/**
 * What a creating request made, by reference: the answer itself is read again, since it may hold what must not be kept.
 *
 * @param status of the first answer
 * @param reference finds what was made, usually its id
 * @param replayed whether this request is a repetition
 */
public record Creation(int status, String reference, boolean replayed) {

    /** Made just now, to be answered with 201. */
    public static Creation of(String reference) {
        return new Creation(201, reference, false);
    }
}
