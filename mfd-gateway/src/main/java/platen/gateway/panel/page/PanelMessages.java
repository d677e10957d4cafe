package platen.gateway.panel.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The panel's sentences; other languages are in {@code messages/panel_….properties}. */
@MessageBundle("panel")
public interface PanelMessages {

    @Message("Log in")
    String title();

    @Message("Log in")
    String welcomeTitle();

    @Message("Hold your card to the reader, or type your access code and press OK.")
    String start();

    @Message("Hold your card to the reader, or type your access code.")
    String startSmall();

    @Message("Card reader")
    String cardField();

    @Message("Type access code")
    String typeCode();

    @Message("Access code")
    String yourCode();

    @Message("Delete")
    String delete();

    @Message("OK")
    String ok();

    @Message("Cancel")
    String cancel();

    @Message("Back")
    String back();

    @Message("Forgotten your access code?")
    String forgotten();

    @Message("Other ways")
    String otherWays();

    @Message("How do you want to log in?")
    String otherWaysTitle();

    @Message("One-time code")
    String oneTimeCode();

    @Message("With my phone")
    String phone();

    @Message("Scan this code with your phone")
    String phoneTitle();

    @Message(
            "Open the page it leads to, sign in there and say yes. This screen then goes on by itself. It waits for two minutes.")
    String phoneSteps();

    @Message("Type your one-time code, 8 digits, and press OK.")
    String typeOneTimeCode();

    @Message("Type your PIN and press OK.")
    String yourPin();

    @Message("A code alone is not enough here. Add your PIN, or use your card.")
    String stepUp();

    @Message("Your card needs a PIN. First type your access code.")
    String setPin();

    @Message("Choose a PIN of 4 to 10 digits and press OK.")
    String newPin();

    @Message("Type the same PIN once more and press OK.")
    String repeatPin();

    @Message("New card")
    String registerTitle();

    @Message("This card is not known here. If it is yours, show who you are and it will be from now on:")
    String register();

    @Message("With my access code")
    String byCode();

    @Message("With my password")
    String byPassword();

    @Message("By e-mail")
    String byMail();

    @Message("Type your access code and press OK.")
    String registerCode();

    @Message("Type the name you sign in with. You get an e-mail with a link that confirms the card.")
    String registerMail();

    @Message("User name")
    String userName();

    @Message("Password")
    String password();

    @Message("Send me the link")
    String sendLink();

    @Message("Check your e-mail")
    String checkMailTitle();

    @Message(
            "If we know that user name, an e-mail is on its way. Open the link in it within 15 minutes and sign in; after that your card works here.")
    String checkMail();

    @Message("Type your e-mail address. Your access code is sent to it, if we know it.")
    String reminder();

    @Message("E-mail address")
    String email();

    @Message("Send me my code")
    String sendCode();

    @Message("If we know that address, your access code is on its way to it.")
    String reminded();

    @Message("Hello {name}")
    String hello(String name);

    @Message("You are logged in. Log out when you have finished, or hold your card to the reader again.")
    String loggedIn();

    @Message("Without use you are logged out after {seconds} seconds.")
    String idle(long seconds);

    @Message("Log out")
    String logOut();

    @Message("Stay logged in")
    String stay();

    @Message("Are you still there, {name}?")
    String stillThere(String name);

    @Message("You are logged out in {seconds} seconds.")
    String warning(long seconds);

    @Message("This code lets nobody in here. Check it and type it again.")
    String codeRefused();

    @Message("This card lets nobody in here. Use your access code, or ask your administrator.")
    String cardRefused();

    @Message("That was not right. Check it and try again.")
    String proofRefused();

    @Message("Too many failures. Please wait {minutes}\u00a0min {seconds}\u00a0s.")
    String mustWait(long minutes, long seconds);

    @Message("A PIN has 4 to 10 digits and is not easily guessed, as 1234 is. Choose another.")
    String pinTooEasy();

    @Message("The two PINs were not the same. Choose one again.")
    String pinsDiffer();

    @Message("That took too long. Please start again.")
    String tooLate();

    @Message("This device does not take that. Try another way, or ask your administrator.")
    String notHere();

    @Message("This is not possible right now. Please try again later, or use your access code.")
    String tryLater();

    @Message("You are logged out.")
    String loggedOut();

    @Message("Your session is over. Log in again if you need to.")
    String ended();

    @Message("Your card is registered. From now on it lets you in.")
    String cardRegistered();

    @Message("Your PIN is set. From now on your card asks for it.")
    String pinChosen();

    @Message("Out of use")
    String pausedTitle();

    @Message("An administrator has taken this device out of use for now. Please use another one.")
    String paused();

    @Message("This panel is not paired")
    String closedTitle();

    @Message("Its address is not valid, or not any more. An administrator can give it a new one.")
    String closed();
}
