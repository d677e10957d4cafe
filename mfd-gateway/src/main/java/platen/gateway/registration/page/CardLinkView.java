package platen.gateway.registration.page;

/**
 * What the template shows.
 *
 * @param token of the link; secret
 * @param device where the card was tapped
 * @param at when
 * @param until when the link ends
 */
public record CardLinkView(CardLinkState state, String token, String device, String at, String until) {

    static CardLinkView of(CardLinkState state) {
        return new CardLinkView(state, "", "", "", "");
    }

    @Override
    public String toString() {
        return "CardLinkView[" + state + "]";
    }
}
