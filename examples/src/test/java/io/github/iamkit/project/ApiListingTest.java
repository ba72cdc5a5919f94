package io.github.iamkit.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiListingTest {
    private static final boolean UPDATE = Boolean.getBoolean("api.update");

    @ParameterizedTest
    @EnumSource
    void the_public_api_is_the_one_in_the_listing(Library library) throws IOException {
        Path listing = library.folder().resolve("api.txt");
        String api = library == Library.ACTIONS
                ? Signatures.digests(library.exportedClasses())
                : Signatures.of(library.exportedClasses());

        if (UPDATE) {
            Files.writeString(listing, api);
        }

        assertThat(listing)
                .as("if the change is meant, run this test with -Dapi.update=true (CONTRIBUTING.md)")
                .hasContent(api);
    }
}
