package io.github.iamkit.testkit.account;

import software.amazon.awssdk.services.iam.model.DeleteSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteSshPublicKeyResponse;
import software.amazon.awssdk.services.iam.model.EncodingType;
import software.amazon.awssdk.services.iam.model.GetSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.GetSshPublicKeyResponse;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysRequest;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysResponse;
import software.amazon.awssdk.services.iam.model.SSHPublicKey;
import software.amazon.awssdk.services.iam.model.SSHPublicKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateSshPublicKeyResponse;
import software.amazon.awssdk.services.iam.model.UploadSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.UploadSshPublicKeyResponse;

/** The public keys of users for Git repositories. */
final class SshKeys {
    private final Account account;

    SshKeys(Account account) {
        this.account = account;
    }

    void register(Operations operations) {
        operations.add("UploadSSHPublicKey", UploadSshPublicKeyRequest::builder, this::upload);
        operations.add("GetSSHPublicKey", GetSshPublicKeyRequest::builder, this::get);
        operations.add("ListSSHPublicKeys", ListSshPublicKeysRequest::builder, this::list);
        operations.add("UpdateSSHPublicKey", UpdateSshPublicKeyRequest::builder, this::update);
        operations.add("DeleteSSHPublicKey", DeleteSshPublicKeyRequest::builder, this::delete);
    }

    private UploadSshPublicKeyResponse upload(UploadSshPublicKeyRequest request) {
        StoredUser user = account.user(request.userName());
        SshKey key = SshKey.parse(request.sshPublicKeyBody());
        if (user.sshKeys().stream().anyMatch(present -> present.key().isSameAs(key))) {
            throw new Refusal(
                    "DuplicateSSHPublicKey",
                    "The request was rejected because the SSH public key is already associated with the specified IAM"
                            + " user.");
        }
        account.requireRoom(Quota.SSH_KEYS_PER_USER, user.sshKeys().size());
        StoredSshKey stored = StoredSshKey.builder()
                .id(account.ids().uniqueId("APKA"))
                .key(key)
                .uploaded(account.now())
                .build();
        account.save(user.withSshKeys(Parts.with(user.sshKeys(), stored)));
        return UploadSshPublicKeyResponse.builder()
                .sshPublicKey(describe(user, stored, key.uploaded()))
                .build();
    }

    private GetSshPublicKeyResponse get(GetSshPublicKeyRequest request) {
        StoredUser user = account.user(request.userName());
        StoredSshKey stored = find(user, request.sshPublicKeyId());
        String body = request.encoding() == EncodingType.PEM
                ? stored.key().pem()
                : stored.key().ssh();
        return GetSshPublicKeyResponse.builder()
                .sshPublicKey(describe(user, stored, body))
                .build();
    }

    private static StoredSshKey find(StoredUser user, String id) {
        return user.sshKeys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.noSuchEntity("The Public Key with id " + id + " cannot be found."));
    }

    private static SSHPublicKey describe(StoredUser user, StoredSshKey stored, String body) {
        return SSHPublicKey.builder()
                .userName(user.name())
                .sshPublicKeyId(stored.id())
                .fingerprint(stored.key().fingerprint())
                .sshPublicKeyBody(body)
                .status(AccessKeys.status(stored.isActive()))
                .uploadDate(stored.uploaded())
                .build();
    }

    private ListSshPublicKeysResponse list(Caller caller, ListSshPublicKeysRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        Page<SSHPublicKeyMetadata> page = Page.of(
                        user.sshKeys(), StoredSshKey::id, request.maxItems(), request.marker())
                .map(stored -> SSHPublicKeyMetadata.builder()
                        .userName(user.name())
                        .sshPublicKeyId(stored.id())
                        .status(AccessKeys.status(stored.isActive()))
                        .uploadDate(stored.uploaded())
                        .build());
        return ListSshPublicKeysResponse.builder()
                .sshPublicKeys(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateSshPublicKeyResponse update(UpdateSshPublicKeyRequest request) {
        StoredUser user = account.user(request.userName());
        StoredSshKey stored = find(user, request.sshPublicKeyId());
        StoredSshKey updated = stored.withIsActive(request.status() == StatusType.ACTIVE);
        account.save(user.withSshKeys(Parts.replaced(user.sshKeys(), stored, updated)));
        return UpdateSshPublicKeyResponse.builder().build();
    }

    private DeleteSshPublicKeyResponse delete(DeleteSshPublicKeyRequest request) {
        StoredUser user = account.user(request.userName());
        account.save(user.withSshKeys(Parts.without(user.sshKeys(), find(user, request.sshPublicKeyId()))));
        return DeleteSshPublicKeyResponse.builder().build();
    }
}
