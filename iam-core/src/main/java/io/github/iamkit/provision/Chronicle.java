package io.github.iamkit.provision;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the listener what was done. */
final class Chronicle {
    private static final Logger LOG = LoggerFactory.getLogger(IamProvisioner.class);

    private final Consumer<ProvisioningEvent> listener;

    Chronicle(Consumer<ProvisioningEvent> listener) {
        this.listener = listener;
    }

    void changed(String what) {
        LOG.info("{}", what);
        listener.accept(new ProvisioningEvent.Changed(what));
    }

    void warned(String what) {
        LOG.warn("{}", what);
        listener.accept(new ProvisioningEvent.Changed(what));
    }

    void waiting(String operation, String reason, Duration pause) {
        ProvisioningEvent.Waiting event = new ProvisioningEvent.Waiting(operation, reason, pause);
        LOG.debug("{}", event);
        listener.accept(event);
    }
}
