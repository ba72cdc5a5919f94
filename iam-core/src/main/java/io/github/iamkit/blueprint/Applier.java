package io.github.iamkit.blueprint;

import io.github.iamkit.provision.IamProvisioner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the changes of a plan, one after the other. */
final class Applier {
    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

    private final Plan plan;
    private final IamProvisioner iam;
    private final ApplyListener listener;
    private final BooleanSupplier stop;
    private final List<Change> done = new ArrayList<>();
    private final List<Change> unchanged = new ArrayList<>();
    private final List<Change> failed = new ArrayList<>();
    private final List<Change> notAttempted = new ArrayList<>();
    private final List<String> leftBehind = new ArrayList<>();
    private final Set<Address> unmade = new HashSet<>();
    private final Set<Entity> owned = new HashSet<>();

    Applier(Plan plan, IamProvisioner iam, ApplyListener listener, BooleanSupplier stop) {
        this.plan = plan;
        this.iam = iam;
        this.listener = listener;
        this.stop = stop;
    }

    ApplyReport apply() {
        if (!plan.blocked().isEmpty()) {
            throw new BlockedPlanException(plan.blocked());
        }
        Snapshot account = AccountReader.read(iam, plan.blueprint());
        Staleness staleness = new Staleness(plan, account);
        SortedSet<Entity> moved = staleness.moved();
        if (!moved.isEmpty()) {
            notAttempted.addAll(plan.changes());
            throw new StalePlanException(moved.stream().map(Entity::toString).toList(), report());
        }
        Writers writers = new Writers(iam, plan.blueprint(), new References(account));
        List<String> movedMeanwhile = run(staleness, writers);
        ApplyReport report = report();
        listener.finished(report);
        if (!movedMeanwhile.isEmpty()) {
            throw new StalePlanException(movedMeanwhile, report);
        }
        return report;
    }

    private List<String> run(Staleness staleness, Writers writers) {
        Map<Address, Set<Address>> needs = new Needs(plan.changes(), plan.account()).all();
        List<String> moved = new ArrayList<>();
        int number = 0;
        for (Change change : plan.changes()) {
            number++;
            boolean isCutOff = needs.getOrDefault(change.place(), Set.of()).stream()
                    .anyMatch(needed -> unmade.contains(needed) && !needed.equals(change.place()));
            if (staleness.isDone(change)) {
                unchanged.add(change);
                listener.unchanged(change);
            } else if (isCutOff || stop.getAsBoolean()) {
                notAttempted.add(change);
                unmade.add(change.place());
            } else {
                make(change, number, writers, moved);
            }
        }
        return moved;
    }

    private void make(Change change, int number, Writers writers, List<String> moved) {
        listener.started(change, number, plan.changes().size());
        record(Journal.Event.STARTED, change);
        try {
            writers.write(change);
        } catch (MovedException e) {
            moved.add(e.getMessage());
            fail(change, e);
            return;
        } catch (RuntimeException | Error e) {
            end(change, number, e);
            throw e;
        }
        done.add(change);
        LOG.info("{} {}", change.action(), change.address());
        record(Journal.Event.DONE, change);
        own(change, writers);
        listener.done(change);
    }

    /** Remembers groups that the run made, completed or adopted, as AWS gives them no mark. */
    private void own(Change change, Writers writers) {
        Entity entity = change.place().owner();
        boolean isGone = change.place().aspect() == Aspect.EXISTENCE && change.action() == Change.Action.DELETE;
        if (entity.kind() == Kind.GROUP && !isGone && owned.add(entity)) {
            plan.blueprint()
                    .journal()
                    .ifPresent(journal -> iam.await(() -> writers.look(entity))
                            .filter(identity -> !journal.owns(identity))
                            .ifPresent(identity -> journal.owned(iam.clock().instant(), entity, identity)));
        }
    }

    private void record(Journal.Event event, Change change) {
        plan.blueprint()
                .journal()
                .ifPresent(journal -> journal.record(iam.clock().instant(), event, change));
    }

    private void fail(Change change, Throwable cause) {
        failed.add(change);
        unmade.add(change.place());
        LOG.warn("{} {} failed: {}", change.action(), change.address(), cause.getMessage());
        listener.failed(change, cause);
    }

    private void end(Change change, int number, Throwable cause) {
        fail(change, cause);
        if (cause instanceof Error || cause instanceof SdkException e && Writers.mayHaveBeenDone(e)) {
            leftBehind.add(change.address() + " may have been done although no answer came");
        }
        notAttempted.addAll(plan.changes().subList(number, plan.changes().size()));
        ApplyReport report = report();
        cause.addSuppressed(new IncompleteRunException(report));
        record(Journal.Event.FAILED, change);
        listener.finished(report);
    }

    private ApplyReport report() {
        return new ApplyReport(done, unchanged, failed, notAttempted, leftBehind);
    }
}
