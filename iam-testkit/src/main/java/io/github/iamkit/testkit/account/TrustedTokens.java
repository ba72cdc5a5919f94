package io.github.iamkit.testkit.account;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of identity providers that a test says are good: nobody could check their signatures here. */
public final class TrustedTokens {
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    TrustedTokens() {}

    /** Trusts a token from here on. */
    public void add(String token) {
        tokens.add(token);
    }

    /** Forgets all tokens. */
    public void clear() {
        tokens.clear();
    }

    boolean contains(String token) {
        return tokens.contains(token);
    }
}
