package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Account;
import io.github.iamkit.testkit.account.Caller;
import io.github.iamkit.testkit.account.Credentials;
import io.github.iamkit.testkit.account.Refusal;
import java.util.Optional;
import java.util.Set;

/** Finds out who signed a request. */
final class Authentication {
    /** What people call who have no credentials yet; their token is judged by the operation itself. */
    private static final Set<String> UNSIGNED = Set.of("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity");

    private final Account account;
    private final Engine.SignatureAge age;
    private final SigningKeys keys = new SigningKeys();

    Authentication(Account account, Engine.SignatureAge age) {
        this.account = account;
        this.age = age;
    }

    /** Returns who signed a request, or refuses it. */
    Caller callerOf(WireRequest request, String service, Engine.UnknownCredentials unknown) {
        Optional<Signature> signature = Signature.of(request);
        if (signature.isPresent()) {
            return callerOf(signature.get(), request, service, unknown);
        }
        if (UNSIGNED.contains(request.operation())) {
            return Caller.ANONYMOUS;
        }
        throw new Refusal("MissingAuthenticationToken", "Request is missing Authentication Token");
    }

    /** Returns whose key a request names, whether or not they signed it. */
    Optional<Caller> claimedCallerOf(WireRequest request) {
        return Signature.of(request)
                .flatMap(signature -> account.keys().credentials(signature.accessKeyId(), signature.token()))
                .map(Credentials::caller);
    }

    private Caller callerOf(
            Signature signature, WireRequest request, String service, Engine.UnknownCredentials unknown) {
        boolean isUnknown = !account.keys().wasIssued(signature.accessKeyId());
        if (isUnknown && unknown == Engine.UnknownCredentials.ACT_AS_ROOT) {
            return account.madeUpCaller();
        }
        Credentials credentials = account.keys()
                .credentials(signature.accessKeyId(), signature.token())
                .orElseThrow(() ->
                        new Refusal("InvalidClientTokenId", "The security token included in the request is invalid."));
        signature.require(request, credentials.secret(), service, keys);
        if (age == Engine.SignatureAge.CHECKED) {
            signature.requireCurrent(account.clock().instant());
        }
        account.keys().used(signature.accessKeyId(), credentials.caller(), service, signature.region());
        return credentials.caller();
    }
}
