package io.github.iamkit.policy.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The regions that AWS has, by partition, as of November 2026. */
final class Regions {
    private static final Map<String, Set<String>> BY_PARTITION = Map.of(
            "aws",
            set("af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2"
                    + " ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6"
                    + " ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2"
                    + " eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 me-west-1 mx-central-1"
                    + " sa-east-1 sa-west-1 us-east-1 us-east-2 us-west-1 us-west-2"),
            "aws-cn",
            set("cn-north-1 cn-northwest-1"),
            "aws-us-gov",
            set("us-gov-east-1 us-gov-west-1"),
            "aws-iso",
            set("us-iso-east-1 us-iso-west-1"),
            "aws-iso-b",
            set("us-isob-east-1 us-isob-west-1"),
            "aws-iso-e",
            set("eu-isoe-west-1"),
            "aws-iso-f",
            set("us-isof-east-1 us-isof-south-1"),
            "aws-eusc",
            set("eusc-de-east-1"));

    private static final Set<String> ALL = all();

    private Regions() {}

    private static Set<String> set(String names) {
        return Set.copyOf(Arrays.asList(names.split(" ")));
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>();
        BY_PARTITION.values().forEach(all::addAll);
        return all;
    }

    /** Returns all regions in order of their names. */
    static List<String> names() {
        return List.copyOf(ALL);
    }

    static boolean has(String name) {
        return ALL.contains(name);
    }

    /** Tells whether the partition has the region; of a partition that is not known, or a pattern, any will do. */
    static boolean has(String partition, String name) {
        return BY_PARTITION.getOrDefault(partition, ALL).contains(name);
    }
}
