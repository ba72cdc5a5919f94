package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;

/** What an answer takes for granted of requests and of what stands around the policies. */
final class Assumptions {
    private static final List<String> OF_ALL = List.of(
            "an action of any name may exist",
            "values of keys are free, also where services derive them from the rest of the request",
            "a key has several values only if AWS says so or a policy asks for all or any of them",
            "an account is of the partition that the policies name with it, or else of aws",
            "a key that is compared as number, date, address or boolean has a value of that type");

    static final List<String> OF_DOCUMENTS =
            with("each document is taken for what it says, whatever services allow or refuse on their own");

    private Assumptions() {}

    static List<String> ofSets(PolicySet first, PolicySet second) {
        boolean isOnResource = !first.levels(Layer.RESOURCE).isEmpty()
                || !second.levels(Layer.RESOURCE).isEmpty();
        return with(
                isOnResource
                        ? "the caller is not the root user of an account"
                        : "no policy on the resource is looked at, nor what services allow or refuse on their own");
    }

    private static List<String> with(String more) {
        List<String> all = new ArrayList<>(OF_ALL);
        all.add(more);
        return List.copyOf(all);
    }
}
