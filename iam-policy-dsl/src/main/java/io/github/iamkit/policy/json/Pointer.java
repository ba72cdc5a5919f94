package io.github.iamkit.policy.json;

/** Writes JSON pointers (RFC 6901). */
public final class Pointer {
    private Pointer() {}

    /** Returns the step to a member: {@code aws:PrincipalTag/team} becomes {@code /aws:PrincipalTag~1team}. */
    public static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
