package io.github.iamkit.provision;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;

/**
 * Makes something whose name is unique, so that making it again after a lost answer cannot make a second one.
 *
 * @param <T> the SDK's description of it
 */
final class Creation<T> {
    private static final int ATTEMPTS = 4;

    private final Connection connection;
    private final String what;
    private final String name;
    private final Supplier<Optional<T>> find;
    private Supplier<Stream<String>> taken = Stream::empty;

    /** What is there, and whether it was made here. */
    record Found<T>(T thing, boolean isNew) {}

    Creation(Connection connection, String type, String name, Supplier<Optional<T>> find) {
        this.connection = connection;
        this.what = type + " " + name;
        this.name = name;
        this.find = find;
    }

    /** Says where to see which names are taken, as AWS takes two that differ in letter case alone for one. */
    Creation<T> among(Supplier<Stream<String>> names) {
        this.taken = names;
        return this;
    }

    Found<T> findOr(Supplier<T> create) {
        boolean isGone = connection.recent().say(what, RecentWrites.GONE);
        Optional<T> present = isGone ? Optional.empty() : find.get();
        if (present.isPresent()) {
            return new Found<>(present.get(), false);
        }
        Patience.Wait wait = connection.patience().start();
        for (int attempt = 1; ; attempt++) {
            try {
                T made = Objects.requireNonNull(create.get(), what);
                connection.recent().wrote(what, RecentWrites.THERE);
                connection.chronicle().changed("created " + what);
                return new Found<>(made, true);
            } catch (EntityAlreadyExistsException e) {
                boolean isMine = attempt > 1;
                Found<T> found = new Found<>(await(e), isMine);
                if (isMine) {
                    connection.chronicle().changed("created " + what);
                }
                return found;
            } catch (SdkException e) {
                if (!Failure.mayHaveBeenDone(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                connection.chronicle().waiting("Create", Failure.code(e), wait.nextPause());
                wait.pause();
            }
        }
    }

    /** Returns what AWS says is there, as soon as it shows. */
    private T await(EntityAlreadyExistsException refused) {
        Patience.Wait wait = connection.patience().start();
        Optional<T> present = find.get();
        if (present.isEmpty() && taken.get().anyMatch(other -> other.equalsIgnoreCase(name) && !other.equals(name))) {
            throw refused;
        }
        while (present.isEmpty()) {
            if (!wait.isWorthwhile()) {
                throw refused;
            }
            wait.pause();
            present = find.get();
        }
        return present.get();
    }
}
