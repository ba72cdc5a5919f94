package io.github.iamkit.blueprint;

import io.github.iamkit.testkit.FakeIam;

/** The same where reading calls see a change only some calls later; at one call in four without {@code -Pthorough}. */
class FaultMatrixWithLagTest extends FaultMatrix {
    FaultMatrixWithLagTest() {
        super(FakeIam.builder().consistencyLag(3).build(), 4);
    }
}
