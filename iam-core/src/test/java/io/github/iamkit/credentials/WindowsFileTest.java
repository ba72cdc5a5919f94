package io.github.iamkit.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written where files have access control lists and no modes, in a file system that lives in memory. */
class WindowsFileTest {
    private static final AccessKeyPair KEY = AccessKeyPair.of("AKIAIOSFODNN7EXAMPLE", Secret.of("one"));
    private static final AccessKeyPair OTHER = AccessKeyPair.of("AKIAI44QH8DHBEXAMPLE", Secret.of("other"));

    private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows().toBuilder()
            .setAttributeViews("basic", "owner", "dos", "acl")
            .build());
    private final Path file = windows.getPath("C:\\Users\\david\\.aws\\credentials");

    @AfterEach
    void close() throws IOException {
        windows.close();
    }

    private static void assertOwnerAlone(Path path) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        assertThat(view.getAcl())
                .as("access control list of " + path)
                .containsExactly(AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(view.getOwner())
                        .setPermissions(Set.of(AclEntryPermission.values()))
                        .build());
    }

    @Test
    void the_owner_alone_is_on_the_access_control_lists() throws IOException {
        CredentialFile.profile(file, "david").write(KEY);
        CredentialFile.profile(file, "david").write(OTHER);

        assertOwnerAlone(file.getParent());
        assertOwnerAlone(file);
        assertOwnerAlone(file.resolveSibling("credentials.bak"));
        assertThat(CredentialFile.profile(file, "david").read()).isEqualTo(OTHER);
    }

    @Test
    void line_ends_of_windows_are_kept() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[a]\r\nregion = x\r\n");

        CredentialFile.profile(file, "a").write(KEY);

        assertThat(Files.readString(file))
                .isEqualTo("[a]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\r\naws_secret_access_key = one\r\n"
                        + "region = x\r\n");
    }
}
