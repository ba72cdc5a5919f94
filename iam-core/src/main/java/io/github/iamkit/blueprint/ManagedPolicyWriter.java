package io.github.iamkit.blueprint;

import io.github.iamkit.provision.IamProvisioner;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

/** Writes managed policies. */
final class ManagedPolicyWriter implements EntityWriter {
    private static final int MOST_VERSIONS = 5;

    private final IamProvisioner iam;
    private final IamClient client;
    private final References references;

    ManagedPolicyWriter(IamProvisioner iam, References references) {
        this.iam = iam;
        this.client = iam.client();
        this.references = references;
    }

    @Override
    public String create(Entity policy, Said said) {
        return client.createPolicy(request -> request.policyName(policy.name())
                        .path(said.path().orElse(null))
                        .policyDocument(said.first(Aspect.DOCUMENT).orElseThrow())
                        .description(said.first(Aspect.DESCRIPTION).orElse(null))
                        .tags(said.tags()))
                .policy()
                .arn();
    }

    @Override
    public Optional<Identity> look(Entity policy) {
        Optional<Policy> found =
                client.listPoliciesPaginator(request -> request.scope(PolicyScopeType.LOCAL)).policies().stream()
                        .filter(other -> other.policyName().equals(policy.name()))
                        .findFirst();
        return found.map(one -> new Identity(one.policyId(), one.arn(), EntityWriter.markIn(tags(one.arn()))));
    }

    private List<Tag> tags(String arn) {
        return client.listPolicyTagsPaginator(request -> request.policyArn(arn)).tags().stream()
                .toList();
    }

    @Override
    public void put(Change change) {
        Address place = change.place();
        if (place.aspect() == Aspect.DOCUMENT) {
            putDocument(change, references.arn(place.owner()));
        } else {
            mark(
                    place.owner(),
                    EntityWriter.tag(
                            place.key(), change.valueAfter().orElseThrow().text()));
        }
    }

    /**
     * Makes a version that says so the default one: one that is there, else a new one, for which the oldest gives way if there
     * are as many as AWS takes. These are several calls.
     */
    private void putDocument(Change change, String arn) {
        Value wanted = change.valueAfter().orElseThrow();
        List<PolicyVersion> versions =
                client.listPolicyVersionsPaginator(request -> request.policyArn(arn)).versions().stream()
                        .toList();
        for (PolicyVersion version : versions) {
            boolean isDefault = version.isDefaultVersion();
            Value present = document(arn, version.versionId());
            if (isDefault && !present.says(change.valueBefore().orElseThrow()) && !present.says(wanted)) {
                throw new MovedException(change);
            }
            if (present.says(wanted)) {
                if (!isDefault) {
                    client.setDefaultPolicyVersion(
                            request -> request.policyArn(arn).versionId(version.versionId()));
                }
                return;
            }
        }
        if (versions.size() >= MOST_VERSIONS) {
            PolicyVersion oldest = versions.stream()
                    .filter(version -> !version.isDefaultVersion())
                    .min(Comparator.comparing(PolicyVersion::createDate)
                            .thenComparing(version -> number(version.versionId())))
                    .orElseThrow();
            client.deletePolicyVersion(request -> request.policyArn(arn).versionId(oldest.versionId()));
        }
        client.createPolicyVersion(
                request -> request.policyArn(arn).policyDocument(wanted.text()).setAsDefault(true));
    }

    private static int number(String versionId) {
        return Integer.parseInt(versionId.substring(1));
    }

    private Value document(String arn, String version) {
        String encoded = client.getPolicyVersion(
                        request -> request.policyArn(arn).versionId(version))
                .policyVersion()
                .document();
        return Value.ofStored(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    @Override
    public void remove(Change change) {
        String arn = references.arn(change.place().owner());
        client.untagPolicy(
                request -> request.policyArn(arn).tagKeys(change.place().key()));
    }

    @Override
    public void mark(Entity policy, Tag mark) {
        client.tagPolicy(request -> request.policyArn(references.arn(policy)).tags(mark));
    }

    @Override
    public void delete(Entity policy) {
        iam.policy(policy.name()).delete();
    }
}
