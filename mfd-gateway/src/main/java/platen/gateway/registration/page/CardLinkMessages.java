package platen.gateway.registration.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page's sentences; other languages are in {@code messages/cardLink_….properties}. */
@MessageBundle("cardLink")
public interface CardLinkMessages {

    @Message("Confirm your card")
    String title();

    @Message("Is this your card?")
    String askTitle();

    @Message("A card was held against the device “{device}” on {at}, and your name was given with it.")
    String ask(String device, String at);

    @Message("Sign in to confirm that it is yours. The link works until {until}, and once.")
    String signInFirst(String until);

    @Message("Sign in and confirm")
    String signIn();

    @Message("If it was not you, close this page. Without your confirmation the card does not work.")
    String notYou();

    @Message("Yes, it is my card")
    String confirm();

    @Message("You are signed in. Confirm only if it was you who held the card against the device.")
    String signedIn();

    @Message("Your card is confirmed")
    String confirmedTitle();

    @Message("In a moment it lets you in at the devices of your organisation. You can close this page.")
    String confirmed();

    @Message("This link is for somebody else")
    String wrongPersonTitle();

    @Message(
            "You are signed in as somebody other than the person it was mailed to. Sign out, and open the link again with your own account.")
    String wrongPerson();

    @Message("Not possible right now")
    String unavailableTitle();

    @Message("We cannot look up who you are. Nothing was changed. Open the link again in a few minutes.")
    String unavailable();

    @Message("Sign out")
    String signOut();

    @Message("This link is too old")
    String expiredTitle();

    @Message("It worked for a few minutes only. Hold your card against a device again to get another.")
    String expired();

    @Message("This link was used already")
    String usedTitle();

    @Message("A link works once. If your card does not let you in, hold it against a device again.")
    String used();

    @Message("There is no such link")
    String unknownTitle();

    @Message("Check that you have opened the whole address from your mail.")
    String unknown();

    @Message("Signed out")
    String signedOutTitle();

    @Message("You are signed out. Open the link from your mail again to sign in with your own account.")
    String signedOut();

    @Message("The sign-in did not work")
    String refusedTitle();

    @Message("It was cancelled or refused. Nothing was changed. Open the link from your mail again.")
    String refused();
}
