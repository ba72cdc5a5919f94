package io.github.iamkit.provision;

import io.github.iamkit.credentials.Secret;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.LoginProfile;

/** The password of one user for the console. */
record LoginProfiles(Connection connection, String user) {
    Optional<IssuedLoginProfile> find() {
        return profile()
                .map(profile -> new IssuedLoginProfile(
                        profile.createDate(), Boolean.TRUE.equals(profile.passwordResetRequired())));
    }

    private Optional<LoginProfile> profile() {
        return Connection.find(() -> connection
                .client()
                .getLoginProfile(request -> request.userName(user))
                .loginProfile());
    }

    Done ensure(Secret password, NextSignIn nextSignIn) {
        Objects.requireNonNull(password, "password");
        boolean mustChange = nextSignIn == NextSignIn.CHANGES_PASSWORD;
        Creation.Found<LoginProfile> found = new Creation<>(connection, "login profile of user", user, this::profile)
                .findOr(() -> connection
                        .client()
                        .createLoginProfile(request -> request.userName(user)
                                .password(password.reveal())
                                .passwordResetRequired(mustChange))
                        .loginProfile());
        return found.isNew() ? Done.CREATED : Done.UNCHANGED;
    }

    Done update(Secret password, NextSignIn nextSignIn) {
        Objects.requireNonNull(password, "password");
        return connection.change(
                "replaced the password of user " + user,
                () -> connection
                        .client()
                        .updateLoginProfile(request -> request.userName(user)
                                .password(password.reveal())
                                .passwordResetRequired(nextSignIn == NextSignIn.CHANGES_PASSWORD)));
    }

    Done delete() {
        return connection.remove("deleted the password of user " + user, this::discard);
    }

    private void discard() {
        connection.client().deleteLoginProfile(request -> request.userName(user));
    }

    void addParts(Deletion.Parts parts) {
        if (profile().isPresent()) {
            parts.add("DeleteLoginProfile", user, this::discard);
        }
    }
}
