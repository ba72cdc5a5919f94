package org.example;

import software.amazon.awssdk.services.iam.IamClient;

public final class Onboarding {
    private final IamClient iam;

    public Onboarding(IamClient iam) {
        this.iam = iam;
    }

    public void run() {
        iam.createGroup(request -> request.groupName("Admin"));
        iam.putGroupPolicy(request -> request.groupName("Admin")
                .policyName("AdminGroupPolicy")
                .policyDocument("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
        iam.createUser(request -> request.userName("david"));
        iam.createUser(request -> request.userName("intern"));
        iam.addUserToGroup(request -> request.groupName("Admin").userName("david"));
    }
}
