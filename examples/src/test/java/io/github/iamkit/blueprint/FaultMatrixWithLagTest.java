package io.github.iamkit.blueprint;

import io.github.iamkit.testkit.FakeIam;

/** The same where reading calls see a change only some calls later. */
class FaultMatrixWithLagTest extends FaultMatrix {
    FaultMatrixWithLagTest() {
        super(FakeIam.builder().consistencyLag(3).build());
    }

    @Override
    int first() {
        return 2;
    }

    /** Every other call, as waiting for what is not visible yet takes calls, too. */
    @Override
    int step() {
        return 2;
    }
}
