package io.github.iamkit.testkit.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.ChangePasswordRequest;
import software.amazon.awssdk.services.iam.model.ChangePasswordResponse;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.UpdateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.UpdateLoginProfileResponse;

/** The passwords of users. */
final class LoginProfiles {
    private final Account account;
    private final PasswordPolicies policies;

    LoginProfiles(Account account, PasswordPolicies policies) {
        this.account = account;
        this.policies = policies;
    }

    void register(Operations operations) {
        operations.add("CreateLoginProfile", CreateLoginProfileRequest::builder, this::create);
        operations.add("GetLoginProfile", GetLoginProfileRequest::builder, this::get);
        operations.add("UpdateLoginProfile", UpdateLoginProfileRequest::builder, this::update);
        operations.add("DeleteLoginProfile", DeleteLoginProfileRequest::builder, this::delete);
        operations.add("ChangePassword", ChangePasswordRequest::builder, this::changePassword);
    }

    private CreateLoginProfileResponse create(Caller caller, CreateLoginProfileRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        if (user.loginProfile().isPresent()) {
            throw Refusal.alreadyExists("Login Profile for user " + user.name() + " already exists.");
        }
        if (request.password() == null) {
            throw Refusal.invalid("Must specify password");
        }
        policies.require(request.password(), List.of());
        StoredLoginProfile profile = StoredLoginProfile.builder()
                .password(request.password())
                .created(account.now())
                .isResetRequired(Boolean.TRUE.equals(request.passwordResetRequired()))
                .build();
        account.save(user.withLoginProfile(profile));
        return CreateLoginProfileResponse.builder()
                .loginProfile(describe(user, profile))
                .build();
    }

    private GetLoginProfileResponse get(Caller caller, GetLoginProfileRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        return GetLoginProfileResponse.builder()
                .loginProfile(describe(user, find(user)))
                .build();
    }

    private static StoredLoginProfile find(StoredUser user) {
        return user.loginProfile()
                .orElseThrow(() -> Refusal.noSuchEntity("Login Profile for User " + user.name() + " cannot be found."));
    }

    private static LoginProfile describe(StoredUser user, StoredLoginProfile profile) {
        return LoginProfile.builder()
                .userName(user.name())
                .createDate(profile.created())
                .passwordResetRequired(profile.isResetRequired())
                .build();
    }

    private UpdateLoginProfileResponse update(UpdateLoginProfileRequest request) {
        StoredUser user = account.user(request.userName());
        StoredLoginProfile profile = find(user);
        if (request.password() != null) {
            profile = changed(profile, request.password());
        }
        if (request.passwordResetRequired() != null) {
            profile = profile.withIsResetRequired(request.passwordResetRequired());
        }
        account.save(user.withLoginProfile(profile));
        return UpdateLoginProfileResponse.builder().build();
    }

    private StoredLoginProfile changed(StoredLoginProfile profile, String password) {
        List<String> earlier = Stream.concat(Stream.of(profile.password()), profile.earlierPasswords().stream())
                .limit(PasswordPolicies.MOST_REMEMBERED)
                .toList();
        policies.require(password, earlier);
        return profile.withPassword(password).withEarlierPasswords(earlier);
    }

    private DeleteLoginProfileResponse delete(Caller caller, DeleteLoginProfileRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        if (user.loginProfile().isEmpty()) {
            throw Refusal.noSuchEntity("Cannot find Login Profile for User " + user.name());
        }
        account.save(user.withLoginProfile(Optional.empty()));
        return DeleteLoginProfileResponse.builder().build();
    }

    private ChangePasswordResponse changePassword(Caller caller, ChangePasswordRequest request) {
        if (caller.userName() == null) {
            throw new Refusal(
                    "InvalidUserType",
                    "The request was rejected because the type of user for the transaction was incorrect.");
        }
        StoredUser user = account.user(caller.userName());
        StoredLoginProfile profile = find(user);
        if (!profile.password().equals(request.oldPassword())) {
            throw new Refusal("AccessDenied", "The old password was incorrect.");
        }
        account.save(
                user.withLoginProfile(changed(profile, request.newPassword()).withIsResetRequired(false)));
        return ChangePasswordResponse.builder().build();
    }
}
