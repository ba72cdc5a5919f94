package io.github.iamkit.provision;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A user has as many access keys as AWS allows. Nothing was changed: none is deleted to make room.
 *
 * <p>Thread-safe.
 */
public final class AccessKeyLimitException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<IssuedAccessKey> present;

    /** Creates an exception that names the keys. */
    AccessKeyLimitException(String user, List<IssuedAccessKey> present) {
        super("user `" + user + "` already has " + present.size() + " access keys ("
                + present.stream().map(AccessKeyLimitException::text).collect(Collectors.joining(", "))
                + "); AWS allows " + present.size() + ".\n  Delete one");
        this.present = List.copyOf(present);
    }

    private static String text(IssuedAccessKey key) {
        return key.accessKeyId() + " from " + key.created().toString().substring(0, "2011-01-01".length());
    }

    /** Returns the keys that the user has. */
    public List<IssuedAccessKey> present() {
        return present == null ? List.of() : present;
    }
}
