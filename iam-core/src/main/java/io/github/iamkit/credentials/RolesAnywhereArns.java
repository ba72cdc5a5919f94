package io.github.iamkit.credentials;

import io.github.iamkit.policy.Arn;
import java.util.Objects;

/** Tells the three kinds of ARNs apart that Roles Anywhere is told. */
final class RolesAnywhereArns {
    private static final String SERVICE = "rolesanywhere";

    private RolesAnywhereArns() {}

    static Arn trustAnchor(String text) {
        return checked(text, SERVICE, "trust-anchor/", "arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/ID");
    }

    static Arn profile(String text) {
        return checked(text, SERVICE, "profile/", "arn:aws:rolesanywhere:REGION:ACCOUNT:profile/ID");
    }

    static Arn role(String text) {
        return checked(text, "iam", "role/", "arn:aws:iam::ACCOUNT:role/NAME");
    }

    private static Arn checked(String text, String service, String prefix, String form) {
        Arn arn = Arn.parse(Objects.requireNonNull(text, "arn"));
        boolean isRegional = service.equals(SERVICE);
        boolean isOne = arn.service().equals(service)
                && arn.resource().startsWith(prefix)
                && arn.resource().length() > prefix.length()
                && arn.region().isEmpty() != isRegional
                && !arn.account().isEmpty()
                && !arn.isPattern()
                && !text.contains("$");
        if (!isOne) {
            throw new IllegalArgumentException("`" + text + "` is not the ARN of one "
                    + prefix.substring(0, prefix.length() - 1).replace('-', ' ') + "; it has to be " + form);
        }
        return arn;
    }
}
