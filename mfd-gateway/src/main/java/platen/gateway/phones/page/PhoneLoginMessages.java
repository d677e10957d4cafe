package platen.gateway.phones.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page's sentences; other languages are in {@code messages/phoneLogin_….properties}. */
@MessageBundle("phoneLogin")
public interface PhoneLoginMessages {

    @Message("Log in with your phone")
    String title();

    @Message("Log in at this printer?")
    String askTitle();

    @Message("Device")
    String device();

    @Message("Place")
    String place();

    @Message("Sign in here first. Then you are asked once more.")
    String signInFirst();

    @Message("Sign in")
    String signIn();

    @Message(
            "Say yes only if you are standing in front of this device and have just scanned its screen yourself. Whoever stands there will be logged in as you.")
    String beThere();

    @Message("If somebody sent you this address, close this page or say no.")
    String notSent();

    @Message("Yes, log me in there")
    String yes();

    @Message("No")
    String no();

    @Message("You are logged in")
    String confirmedTitle();

    @Message("In a moment the device shows your name. Log out there when you have finished. You can close this page.")
    String confirmed();

    @Message("Nobody was logged in")
    String declinedTitle();

    @Message("The device was told. If you had not scanned anything, tell your administrator.")
    String declined();

    @Message("You cannot log in there")
    String wrongPersonTitle();

    @Message(
            "This device belongs to another organisation, or your account is not active. Sign out, and sign in with the right account.")
    String wrongPerson();

    @Message("Not possible right now")
    String unavailableTitle();

    @Message("We cannot look up who you are. Nobody was logged in. Scan the screen again in a few minutes.")
    String unavailable();

    @Message("Sign out")
    String signOut();

    @Message("This address is too old")
    String overTitle();

    @Message("It works for two minutes, and once. Start again at the device.")
    String over();

    @Message("There is no such address")
    String unknownTitle();

    @Message("Scan the device's screen again. It may be out of use.")
    String unknown();

    @Message("Signed out")
    String signedOutTitle();

    @Message("You are signed out. Scan the device's screen again to sign in with the right account.")
    String signedOut();

    @Message("The sign-in did not work")
    String refusedTitle();

    @Message("It was cancelled or refused. Nobody was logged in. Scan the device's screen again.")
    String refused();
}
