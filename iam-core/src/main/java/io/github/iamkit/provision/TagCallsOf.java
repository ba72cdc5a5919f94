package io.github.iamkit.provision;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** IAM's operations on the tags of all that is neither user nor role. */
record TagCallsOf(
        Supplier<List<Tag>> reading, Consumer<Collection<Tag>> tagging, Consumer<Collection<String>> untagging)
        implements TagCalls {
    @Override
    public List<Tag> list() {
        return reading.get();
    }

    @Override
    public void tag(Collection<Tag> tags) {
        tagging.accept(tags);
    }

    @Override
    public void untag(Collection<String> keys) {
        untagging.accept(keys);
    }

    static TagCalls policy(IamClient client, String arn) {
        return new TagCallsOf(
                () -> client.listPolicyTagsPaginator(request -> request.policyArn(arn)).tags().stream()
                        .toList(),
                tags -> client.tagPolicy(request -> request.policyArn(arn).tags(tags)),
                keys -> client.untagPolicy(request -> request.policyArn(arn).tagKeys(keys)));
    }

    static TagCalls instanceProfile(IamClient client, String name) {
        return new TagCallsOf(
                () ->
                        client
                                .listInstanceProfileTagsPaginator(request -> request.instanceProfileName(name))
                                .tags()
                                .stream()
                                .toList(),
                tags -> client.tagInstanceProfile(
                        request -> request.instanceProfileName(name).tags(tags)),
                keys -> client.untagInstanceProfile(
                        request -> request.instanceProfileName(name).tagKeys(keys)));
    }

    static TagCalls serverCertificate(IamClient client, String name) {
        return new TagCallsOf(
                () ->
                        client
                                .listServerCertificateTagsPaginator(request -> request.serverCertificateName(name))
                                .tags()
                                .stream()
                                .toList(),
                tags -> client.tagServerCertificate(
                        request -> request.serverCertificateName(name).tags(tags)),
                keys -> client.untagServerCertificate(
                        request -> request.serverCertificateName(name).tagKeys(keys)));
    }

    static TagCalls mfaDevice(IamClient client, String serialNumber) {
        return new TagCallsOf(
                () -> client.listMFADeviceTagsPaginator(request -> request.serialNumber(serialNumber)).tags().stream()
                        .toList(),
                tags -> client.tagMFADevice(
                        request -> request.serialNumber(serialNumber).tags(tags)),
                keys -> client.untagMFADevice(
                        request -> request.serialNumber(serialNumber).tagKeys(keys)));
    }

    static TagCalls oidcProvider(IamClient client, String arn) {
        return new TagCallsOf(
                () -> client
                        .listOpenIDConnectProviderTagsPaginator(request -> request.openIDConnectProviderArn(arn))
                        .tags()
                        .stream()
                        .toList(),
                tags -> client.tagOpenIDConnectProvider(
                        request -> request.openIDConnectProviderArn(arn).tags(tags)),
                keys -> client.untagOpenIDConnectProvider(
                        request -> request.openIDConnectProviderArn(arn).tagKeys(keys)));
    }

    static TagCalls samlProvider(IamClient client, String arn) {
        return new TagCallsOf(
                () -> client.listSAMLProviderTagsPaginator(request -> request.samlProviderArn(arn)).tags().stream()
                        .toList(),
                tags -> client.tagSAMLProvider(
                        request -> request.samlProviderArn(arn).tags(tags)),
                keys -> client.untagSAMLProvider(
                        request -> request.samlProviderArn(arn).tagKeys(keys)));
    }
}
