package io.github.iamkit.testkit.account;

/** The secret that goes with an access key id, and who signs with it. */
public final class Credentials {
    private final String secret;
    private final Caller caller;

    Credentials(String secret, Caller caller) {
        this.secret = secret;
        this.caller = caller;
    }

    /** Returns the secret. */
    public String secret() {
        return secret;
    }

    /** Returns who signs with it. */
    public Caller caller() {
        return caller;
    }
}
