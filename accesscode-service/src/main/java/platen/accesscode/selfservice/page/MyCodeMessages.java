package platen.accesscode.selfservice.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page's sentences; other languages are in {@code messages/myCode_….properties}. */
@MessageBundle("myCode")
public interface MyCodeMessages {

    @Message("My access code")
    String title();

    @Message("With this code you log in at your organisation's printers and copiers. Keep it to yourself.")
    String purpose();

    @Message("Your code")
    String yourCode();

    @Message("hidden")
    String hidden();

    @Message("Show code")
    String show();

    @Message("Hide code")
    String hide();

    @Message("Get a new code")
    String renew();

    @Message("You have a new code. The old one does not work any more.")
    String renewed();

    @Message("Get a new code?")
    String confirmTitle();

    @Message("Your present code stops working at once, at every device. Nobody is told the new one; you see it here.")
    String confirm();

    @Message("Yes, get a new code")
    String confirmYes();

    @Message("Keep my code")
    String confirmNo();

    @Message("Sign out")
    String signOut();

    @Message("Sign in")
    String signIn();

    @Message("Signed out")
    String signedOutTitle();

    @Message("You are signed out. On a shared computer, close the browser as well.")
    String signedOut();

    @Message("Codes are not shown here")
    String notViewableTitle();

    @Message("Your organisation does not show access codes on this page. Ask your administrator for yours.")
    String notViewable();

    @Message("Only an administrator changes codes")
    String notAllowedTitle();

    @Message("Your organisation does not let people get a new code by themselves. Ask your administrator.")
    String notAllowed();

    @Message("Your account is inactive")
    String inactiveTitle();

    @Message("Your code does not work at the moment. It comes back when an administrator reactivates your account.")
    String inactive();

    @Message("Not for this account")
    String noRoleTitle();

    @Message("This account belongs to nobody in an organisation. Sign out, and sign in with your own.")
    String noRole();

    @Message("There is no code for you yet")
    String noCodeTitle();

    @Message(
            "Somebody new gets a code within a minute. Load this page again; if that does not help, ask your administrator.")
    String noCode();

    @Message("We do not know you yet")
    String notKnownTitle();

    @Message(
            "Nobody here has the user name you sign in with. Ask your administrator to add you, or to correct your user name.")
    String notKnown();

    @Message("Somebody else signs in as you")
    String boundElsewhereTitle();

    @Message("Another sign-in belongs to your user name already. If that was you, ask your administrator to remove it.")
    String boundElsewhere();

    @Message("Enough for today")
    String tooManyTitle();

    @Message("New codes a day in your organisation: {perDay}. The next one is possible in {hours}\u00a0h.")
    String tooMany(int perDay, long hours);

    @Message("Please try again in a moment")
    String unavailableTitle();

    @Message("This is your first sign-in here, and we could not find out who you are.")
    String unavailable();

    @Message("Please try once more")
    String formTooOldTitle();

    @Message("The page was open for too long. Nothing was changed.")
    String formTooOld();

    @Message("The sign-in did not work")
    String signInFailedTitle();

    @Message("It was cancelled or refused. Nothing was changed.")
    String signInFailed();

    @Message("Back to my code")
    String back();

    @Message("Try again")
    String again();
}
