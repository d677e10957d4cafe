package platen.google.directory.client;

import java.time.Duration;

/** An access token just received. */
record AccessToken(String value, Duration lifetime) {

    @Override
    public String toString() {
        return "AccessToken[lifetime=" + lifetime + "]";
    }
}
