package io.github.iamkit.blueprint;

import io.github.iamkit.testkit.FakeIam;

/** Every trouble at every call, in process. */
class FaultMatrixTest extends FaultMatrix {
    FaultMatrixTest() {
        super(FakeIam.create(), 1);
    }
}
