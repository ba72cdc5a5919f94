package io.github.iamkit.blueprint;

import io.github.iamkit.testkit.FakeIam;

/** Every call, every trouble, in process. */
class FaultMatrixTest extends FaultMatrix {
    FaultMatrixTest() {
        super(FakeIam.create());
    }

    @Override
    int first() {
        return 0;
    }
}
