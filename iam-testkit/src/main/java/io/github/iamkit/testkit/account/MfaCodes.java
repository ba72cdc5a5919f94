package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The codes of devices that callers give when they ask for temporary credentials. */
final class MfaCodes {
    private final Account account;

    MfaCodes(Account account) {
        this.account = account;
    }

    /** Returns when the caller gave a good code, nothing if it gave none; refuses a bad one. */
    Optional<Instant> verified(Caller caller, @Nullable String serialNumber, @Nullable String code) {
        if (serialNumber == null && code == null) {
            return caller.session().flatMap(CallerSession::mfa);
        }
        boolean isGood = serialNumber != null && code != null && accepts(caller, serialNumber, code);
        if (!isGood) {
            throw new Refusal(
                    "AccessDenied",
                    "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is"
                            + " valid and associated with this user.");
        }
        return Optional.of(account.now());
    }

    private boolean accepts(Caller caller, String serialNumber, String code) {
        return caller.userName() != null
                && new MfaDevices(account).accepts(account.user(caller.userName()), serialNumber, code);
    }
}
