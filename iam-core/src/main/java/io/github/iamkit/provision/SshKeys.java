package io.github.iamkit.provision;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.iam.model.DuplicateSshPublicKeyException;
import software.amazon.awssdk.services.iam.model.EncodingType;
import software.amazon.awssdk.services.iam.model.StatusType;

/** The public SSH keys of one user. */
record SshKeys(Connection connection, String user) {
    List<UploadedSshKey> list() {
        return connection
                .client()
                .listSSHPublicKeysPaginator(request -> request.userName(user))
                .sshPublicKeys()
                .stream()
                .map(key ->
                        new UploadedSshKey(key.sshPublicKeyId(), key.status() == StatusType.ACTIVE, key.uploadDate()))
                .toList();
    }

    Done upload(String body) {
        String text = Objects.requireNonNull(body, "body").strip();
        if (isThere(text)) {
            return Done.UNCHANGED;
        }
        try {
            connection
                    .client()
                    .uploadSSHPublicKey(request -> request.userName(user).sshPublicKeyBody(text));
            connection.chronicle().changed("uploaded an SSH key of user " + user);
            return Done.CREATED;
        } catch (DuplicateSshPublicKeyException e) {
            return Done.UNCHANGED;
        }
    }

    private boolean isThere(String text) {
        String key = withoutComment(text);
        return list().stream()
                .anyMatch(uploaded ->
                        withoutComment(body(uploaded.sshPublicKeyId())).equals(key));
    }

    String body(String id) {
        return connection
                .client()
                .getSSHPublicKey(
                        request -> request.userName(user).sshPublicKeyId(id).encoding(EncodingType.SSH))
                .sshPublicKey()
                .sshPublicKeyBody();
    }

    /** An SSH key is a kind, the key, and a comment, which AWS may not keep. */
    private static String withoutComment(String text) {
        String[] words = text.strip().split(" ", 3);
        return words.length < 2 || text.startsWith("-----") ? text.strip() : words[0] + " " + words[1];
    }

    Done setStatus(String id, StatusType status) {
        return connection.change(
                "made SSH key " + id + " of user " + user + (status == StatusType.ACTIVE ? " active" : " inactive"),
                () -> connection
                        .client()
                        .updateSSHPublicKey(request ->
                                request.userName(user).sshPublicKeyId(id).status(status)));
    }

    Done delete(String id) {
        return connection.remove("deleted SSH key " + id + " of user " + user, () -> discard(id));
    }

    private void discard(String id) {
        connection.client().deleteSSHPublicKey(request -> request.userName(user).sshPublicKeyId(id));
    }

    void addParts(Deletion.Parts parts) {
        for (UploadedSshKey key : list()) {
            parts.add("DeleteSSHPublicKey", key.sshPublicKeyId(), () -> discard(key.sshPublicKeyId()));
        }
    }
}
