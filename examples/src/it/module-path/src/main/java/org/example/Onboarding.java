package org.example;

import io.github.iamkit.actions.S3;
import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.catalog.Catalog;
import io.github.iamkit.provision.IamGroup;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.testkit.FakeIam;

public final class Onboarding {
    private Onboarding() {}

    public static void main(String[] args) {
        FakeIam aws = FakeIam.create();
        IamProvisioner iam = IamProvisioner.using(aws.client());

        IamGroup admins = iam.group("Admin").ensure().putPolicy("AdminGroupPolicy", Policy.allow("*").on("*"));
        IamUser david = iam.user("david").ensure().addToGroup(admins);
        AccessKeyPair key = david.createAccessKey();
        KeyedCertificate certificate = KeyedCertificate.selfSigned("CN=david").generate();
        david.uploadSigningCertificate(certificate.certificate());

        Policy tagging = Policy.allow(S3.GET_OBJECT_TAGGING).on(S3.object("books", "*"));
        if (!Catalog.bundled().expand("s3:GetObjectTag*").equals(tagging.statements().get(0).actions())) {
            throw new AssertionError(Catalog.bundled().toString());
        }
        System.out.println(aws.clientFor(key).getUser().user().arn());
    }
}
