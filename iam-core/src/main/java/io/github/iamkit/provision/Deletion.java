package io.github.iamkit.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Takes something away after its parts, in an order that leaves nobody with more access if it stops half-way. */
final class Deletion {
    private final Connection connection;
    private final Consumer<Parts> list;

    /** What has to go, in order. */
    static final class Parts {
        private final List<DeletionStep> steps = new ArrayList<>();
        private final List<Runnable> calls = new ArrayList<>();

        void add(String operation, String target, Runnable call) {
            steps.add(new DeletionStep(operation, target));
            calls.add(call);
        }
    }

    /**
     * Creates a deletion.
     *
     * @param list adds the parts that are there, and last the thing itself; throws what speaks against it
     */
    Deletion(Connection connection, Consumer<Parts> list) {
        this.connection = connection;
        this.list = list;
    }

    private Optional<Parts> parts() {
        Parts parts = new Parts();
        try {
            list.accept(parts);
            return Optional.of(parts);
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    /** Returns what would be done; nothing if the thing is not there. */
    List<DeletionStep> preview() {
        return parts().map(parts -> List.copyOf(parts.steps)).orElse(List.of());
    }

    /** Does it. Where AWS still sees a part, or another one came meanwhile, looks again, within the bound. */
    Done run(String what) {
        Patience.Wait wait = connection.patience().start();
        Done done = Done.UNCHANGED;
        while (true) {
            Optional<Parts> parts = parts();
            if (parts.isEmpty()) {
                return done;
            }
            try {
                for (int i = 0; i < parts.get().calls.size(); i++) {
                    boolean isAll = i == parts.get().calls.size() - 1;
                    String change =
                            isAll ? "deleted " + what : parts.get().steps.get(i) + " of " + what;
                    done = done.and(connection.remove(change, parts.get().calls.get(i)));
                }
                return done;
            } catch (DeleteConflictException e) {
                if (!wait.isWorthwhile()) {
                    throw e;
                }
                connection.chronicle().waiting("Delete", Failure.code(e), wait.nextPause());
                wait.pause();
            }
        }
    }
}
