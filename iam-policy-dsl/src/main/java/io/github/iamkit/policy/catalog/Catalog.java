package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known of AWS's services, their actions, resource types and condition keys.
 *
 * <pre>{@code
 * Catalog catalog = Catalog.bundled();
 * Policy read = Policy.allow(catalog.service("s3").actions(AccessLevel.READ)).on("*");
 * catalog.expand("s3:Get*Tagging");           // [s3:GetBucketTagging, s3:GetJobTagging, s3:GetObjectTagging, ...]
 * catalog.action("s3:ListBucket").level();    // LIST
 * }</pre>
 *
 * <p>The facts are those of one day, {@link #date()}, and AWS adds actions daily: what is not in the catalogue may exist all
 * the same. Letter case does not matter in what is asked, answers have AWS's. A service is read when it is first asked for.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Catalog permits FactsCatalog {
    /**
     * Returns the catalogue of the artifact {@code iam-actions}.
     *
     * @throws IllegalStateException if that artifact is not on the path
     */
    static Catalog bundled() {
        return findBundled().orElseThrow(() -> new IllegalStateException(BundledCatalog.MISSING));
    }

    /** Returns the catalogue of the artifact {@code iam-actions}, or nothing if that is not on the path. */
    static Optional<Catalog> findBundled() {
        return BundledCatalog.find();
    }

    /**
     * Returns the catalogue of a file of facts, such as one that is newer than the bundled one.
     *
     * @throws IllegalArgumentException here or when a service is read, if the file has something else in it
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static Catalog read(Path file) {
        return new FactsCatalog(FactsFile.read(file));
    }

    /** Returns the day whose facts these are. */
    LocalDate date();

    /** Returns where the facts come from: a name and a version. */
    String source();

    /** Returns all services, in order of their prefixes, without reading what they have. */
    List<ServiceFacts> services();

    /** Returns the service of a prefix such as {@code s3}, or nothing if none is known. */
    Optional<ServiceFacts> findService(CharSequence prefix);

    /**
     * Returns the service of a prefix such as {@code s3}.
     *
     * @throws IllegalArgumentException if none is known
     */
    ServiceFacts service(CharSequence prefix);

    /** Returns what is known of an action such as {@code s3:GetObject}, or nothing if none has this name. */
    Optional<ActionFacts> findAction(CharSequence action);

    /**
     * Returns what is known of an action such as {@code s3:GetObject}.
     *
     * @throws IllegalArgumentException if none has this name
     */
    ActionFacts action(CharSequence action);

    /** Returns the keys that AWS itself, not a service, puts into requests, most of which start with {@code aws:}. */
    List<KeyFacts> globalKeys();

    /**
     * Returns the key of this name: a global one, or one of the service that its prefix names, or a claim of an identity
     * provider such as {@code saml:aud}; or nothing if none is known.
     */
    Optional<KeyFacts> findKey(CharSequence key);

    /** Tells whether keys can start with this: {@code aws}, a service's prefix, or an identity provider's name. */
    boolean hasKeyPrefix(CharSequence prefix);

    /**
     * Returns the actions that match at least one of the patterns, in order of service and name. A pattern matches as in
     * policies: in any letter case, and with wildcards in the name only, save for {@code *} alone.
     */
    List<Action> expand(CharSequence first, CharSequence... rest);

    /** As {@link #expand(CharSequence, CharSequence...)}, for patterns that are in a collection. */
    List<Action> expand(Collection<? extends CharSequence> patterns);

    /**
     * Returns few patterns that match exactly the actions which the given ones match, of all that are known: none of them can
     * be left out, and they are never longer than the list of these actions. What matches no known action stays as it is.
     *
     * <p>Exact means exact for the facts of {@link #date()}. A pattern also matches what AWS adds under such a name later, so
     * shrink a list that allows something only where that is wanted.
     */
    List<Action> shrink(Collection<? extends CharSequence> actions);
}
