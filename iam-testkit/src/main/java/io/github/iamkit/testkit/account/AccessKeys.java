package io.github.iamkit.testkit.account;

import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;

/** The access keys of users and of root. */
final class AccessKeys {
    private final Account account;

    AccessKeys(Account account) {
        this.account = account;
    }

    void register(Operations operations) {
        operations.add("CreateAccessKey", CreateAccessKeyRequest::builder, this::create);
        operations.add("ListAccessKeys", ListAccessKeysRequest::builder, this::list);
        operations.add("UpdateAccessKey", UpdateAccessKeyRequest::builder, this::update);
        operations.add("DeleteAccessKey", DeleteAccessKeyRequest::builder, this::delete);
        operations.add("GetAccessKeyLastUsed", GetAccessKeyLastUsedRequest::builder, this::lastUsed);
    }

    private CreateAccessKeyResponse create(Caller caller, CreateAccessKeyRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        account.requireRoom(Quota.ACCESS_KEYS_PER_USER, user.accessKeys().size());
        StoredKey key = account.keys().issue(user);
        return CreateAccessKeyResponse.builder()
                .accessKey(AccessKey.builder()
                        .userName(user.name())
                        .accessKeyId(key.id())
                        .status(StatusType.ACTIVE)
                        .secretAccessKey(key.secret())
                        .createDate(key.created())
                        .build())
                .build();
    }

    private ListAccessKeysResponse list(Caller caller, ListAccessKeysRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        Page<StoredKey> page = Page.of(user.accessKeys(), StoredKey::id, request.maxItems(), request.marker());
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(page.items().stream()
                        .map(key -> AccessKeyMetadata.builder()
                                .userName(user.name())
                                .accessKeyId(key.id())
                                .status(status(key.isActive()))
                                .createDate(key.created())
                                .build())
                        .toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    static StatusType status(boolean isActive) {
        return isActive ? StatusType.ACTIVE : StatusType.INACTIVE;
    }

    private UpdateAccessKeyResponse update(Caller caller, UpdateAccessKeyRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        StoredKey key = find(user, request.accessKeyId());
        StoredKey updated = key.withIsActive(request.status() == StatusType.ACTIVE);
        account.save(user.withAccessKeys(user.accessKeys().stream()
                .map(one -> one == key ? updated : one)
                .toList()));
        return UpdateAccessKeyResponse.builder().build();
    }

    private DeleteAccessKeyResponse delete(Caller caller, DeleteAccessKeyRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        account.keys().delete(user, find(user, request.accessKeyId()));
        return DeleteAccessKeyResponse.builder().build();
    }

    private static StoredKey find(StoredUser user, String id) {
        return user.accessKeys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.noSuchEntity("The Access Key with id " + id + " cannot be found."));
    }

    private GetAccessKeyLastUsedResponse lastUsed(GetAccessKeyLastUsedRequest request) {
        String id = request.accessKeyId();
        StoredUser owner = account.keys()
                .owner(id)
                .orElseThrow(() -> Refusal.noSuchEntity("The Access Key with id " + id + " cannot be found."));
        return GetAccessKeyLastUsedResponse.builder()
                .userName(owner.isRoot() ? null : owner.name())
                .accessKeyLastUsed(lastUse(id))
                .build();
    }

    private AccessKeyLastUsed lastUse(String id) {
        AccessKeyLastUsed.Builder use =
                AccessKeyLastUsed.builder().serviceName("N/A").region("N/A");
        account.lastUses()
                .of(id)
                .ifPresent(last -> use.lastUsedDate(last.time())
                        .serviceName(last.service())
                        .region(last.region()));
        return use.build();
    }
}
