package org.example;

import static io.github.iamkit.policy.condition.GlobalKeys.SOURCE_IP;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.catalog.Catalog;

public final class PolicyFile {
    private PolicyFile() {}

    public static void main(String[] args) {
        Policy office = Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*").when(SOURCE_IP.in("203.0.113.0/24"));
        Policy again = Policy.parse(office.toJson());
        if (!again.equals(office)) {
            throw new AssertionError(again.toJson());
        }
        if (Catalog.findBundled().isPresent()) {
            throw new AssertionError("a catalogue came from nowhere");
        }
        System.out.println(again);
    }
}
