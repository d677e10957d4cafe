package platen.accesscode.selfservice.page;

import org.jspecify.annotations.Nullable;

/**
 * What the template shows.
 *
 * @param code masked, or in clear when the state is {@code REVEALED}
 * @param regeneration whether another code can be had
 * @param fresh whether the code has just been regenerated
 * @param formToken for the forms; null where there are none
 * @param requestKey names a regeneration, so that a form sent twice is done once
 * @param perDay how many regenerations a day has
 * @param hours until the next one, rounded up
 * @param signedIn whether there is somebody to sign out
 */
public record PageView(
        PageState state,
        String code,
        boolean regeneration,
        boolean fresh,
        @Nullable String formToken,
        @Nullable String requestKey,
        int perDay,
        long hours,
        boolean signedIn) {

    static PageView of(PageState state, boolean signedIn) {
        return new PageView(state, "", false, false, null, null, 0, 0, signedIn);
    }

    PageView withCode(String shown, boolean mayRegenerate, boolean justRegenerated) {
        return new PageView(
                state, shown, mayRegenerate, justRegenerated, formToken, requestKey, perDay, hours, signedIn);
    }

    PageView withForm(String token, @Nullable String key) {
        return new PageView(state, code, regeneration, fresh, token, key, perDay, hours, signedIn);
    }

    PageView withLimit(int limit, long hoursToWait) {
        return new PageView(state, code, regeneration, fresh, formToken, requestKey, limit, hoursToWait, signedIn);
    }

    /** Symbol by symbol, for who hears the page. */
    public String spelled() {
        return String.join(", ", code.split("(?!^)", -1));
    }

    @Override
    public String toString() {
        return "PageView[" + state + "]";
    }
}
