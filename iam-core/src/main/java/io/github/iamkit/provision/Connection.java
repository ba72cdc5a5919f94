package io.github.iamkit.provision;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;

/** What all handles of a provisioner share. */
record Connection(
        IamClient client,
        List<StsClient> tokenServices,
        Patience patience,
        Chronicle chronicle,
        RecentWrites recent,
        SecretJournal journal,
        Caller caller,
        Ownership ownership) {

    Clock clock() {
        return patience.clock();
    }

    /** Returns what a call answers; nothing if it is about something that is not there. */
    static <T> Optional<T> find(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    /** Makes a call that removes something; that it is not there is no error. */
    Done remove(String what, Runnable call) {
        try {
            call.run();
        } catch (NoSuchEntityException e) {
            return Done.UNCHANGED;
        }
        chronicle.changed(what);
        return Done.updated(what);
    }

    /** Makes a call that changes something, unless it is so by what IAM says and by what was written lately. */
    Done align(String place, String wanted, boolean isSo, String change, Runnable call) {
        if (isSo && recent.agree(place, wanted)) {
            return Done.UNCHANGED;
        }
        Done done = change(change, call);
        recent.wrote(place, wanted);
        return done;
    }

    /** Makes a call that removes something; that it is not there is no error. */
    Done remove(String place, String what, Runnable call) {
        Done done = remove(what, call);
        recent.wrote(place, RecentWrites.GONE);
        return done;
    }

    /** Makes a call that changes something. */
    Done change(String what, Runnable call) {
        call.run();
        chronicle.changed(what);
        return Done.updated(what);
    }
}
