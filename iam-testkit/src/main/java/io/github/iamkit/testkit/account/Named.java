package io.github.iamkit.testkit.account;

import java.util.Locale;
import java.util.Optional;

/** What has a path and a name, of which its ARN is made. */
interface Named extends Tagged {
    /** The word in ARNs, such as {@code user} or {@code server-certificate}. */
    String type();

    String path();

    String name();

    /** By which it is told from others of its type: the name, whose letter case and path make no difference. */
    default String key() {
        return key(name());
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Returns what has exactly this name. */
    static <T extends Named> Optional<T> find(Table<T> all, String name) {
        return all.find(key(name)).filter(found -> found.name().equals(name));
    }
}
