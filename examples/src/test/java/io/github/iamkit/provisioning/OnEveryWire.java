package io.github.iamkit.provisioning;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.ProvisioningEvent;
import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.RecordedCall;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** A test of a provisioner and an account of its own, in memory and once more over HTTP. */
@ParameterizedClass
@EnumSource(Wire.class)
public abstract class OnEveryWire {
    @Parameter
    Wire wire;

    protected final SteppedClock clock = new SteppedClock();
    protected final List<ProvisioningEvent> events = new CopyOnWriteArrayList<>();
    protected FakeIam aws;
    protected Wire.Ends ends;
    protected IamProvisioner iam;

    @BeforeEach
    void use_an_account_of_its_own() {
        use(UnaryOperator.identity());
    }

    /** Uses an account that is set up so. */
    protected final void use(UnaryOperator<FakeIam.Builder> setUp) {
        aws = setUp.apply(FakeIam.builder().clock(clock)).build();
        ends = wire.connect(aws);
        iam = anotherProvisioner();
    }

    /** Returns a provisioner that knows nothing of what another one has made. */
    protected final IamProvisioner anotherProvisioner() {
        return builder(aws.rootCredentials()).build();
    }

    /** Returns a builder of a provisioner whose calls are signed with these. */
    protected final IamProvisioner.Builder builder(AwsCredentials credentials) {
        return IamProvisioner.builder(ends.iam(credentials))
                .clock(clock)
                .sleeper(clock::sleep)
                .listener(events::add)
                .tokenService(ends.sts(AwsBasicCredentials.create("AKIAUNUSEDUNUSED0000", "unused")));
    }

    /** Returns a provisioner whose calls are signed with a key. */
    protected final IamProvisioner provisionerOf(AccessKeyPair key) {
        return builder(key.asProvider().resolveCredentials()).build();
    }

    protected final List<String> operations() {
        return aws.calls().stream().map(RecordedCall::operation).toList();
    }

    @AfterEach
    void hang_up() throws IOException {
        ends.close();
    }
}
