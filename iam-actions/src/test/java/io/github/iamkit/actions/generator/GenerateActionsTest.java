package io.github.iamkit.actions.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateActionsTest {
    private static final String FACTS = """
            # source shop 1.0
            # date 2026-09-26
            # released 2026-06-01
            book-shop	action	GetBook	Read	book!
            book-shop	action	Open	Write
            book-shop	gone	BurnBook	2026-03-01	Write
            book-shop	gone	SellBook	2026-09-26	Write
            book-shop	key	book-shop:Genre	ArrayOfString
            book-shop	key	book-shop:Tag/${Key}	String
            book-shop	key	book-shop:shelf.size	Numeric
            book-shop	key	book-shop:shelfSize	Numeric
            book-shop	resource	book	arn:${Partition}:books:${Region}:${Account}:shelf/${Shelf}/${Book}
            book-shop	service	Books & more
            """;

    @TempDir
    Path folder;

    private void generate(String facts) throws IOException {
        Path file = Files.writeString(folder.resolve("facts.txt"), facts);
        GenerateActions.main(new String[] {
            file.toString(),
            folder.resolve("java").toString(),
            folder.resolve("facts").toString()
        });
    }

    private String source() throws IOException {
        return Files.readString(folder.resolve("java/io/github/iamkit/actions/BookShop.java"));
    }

    @Test
    void a_service_becomes_a_class() throws IOException {
        generate(FACTS);

        assertThat(source())
                .contains("The actions, resource types and condition keys of Books &amp; more: {@code book-shop}.")
                .contains(
                        "/** Read on {@code book}. */\n    public static final Action GET_BOOK = Action.of(\"book-shop:GetBook\");")
                .contains("/** Write; takes no resource but {@code *}. */\n    public static final Action OPEN")
                .contains(
                        "public static Arn book(CharSequence region, CharSequence account, CharSequence shelf, CharSequence book)")
                .contains("StringSetKey GENRE = StringSetKey.of(\"book-shop:Genre\")")
                .contains("public static StringKey tag(CharSequence key)");
    }

    @Test
    void what_went_since_the_last_release_stays_deprecated_for_one_more() throws IOException {
        generate(FACTS);

        assertThat(source())
                .contains(
                        "     * @deprecated AWS's facts of 2026-09-26 have no such action; the next release will not have it either\n"
                                + "     */\n    @Deprecated(forRemoval = true)\n    public static final Action SELL_BOOK")
                .doesNotContain("BURN_BOOK");
    }

    @Test
    void before_the_first_release_nothing_is_deprecated() throws IOException {
        generate(FACTS.replace("# released 2026-06-01", "# released never"));

        assertThat(source()).doesNotContain("@Deprecated");
    }

    @Test
    void keys_that_differ_by_a_dot_alone_spell_it_out() throws IOException {
        generate(FACTS);

        assertThat(source())
                .contains("SHELF_SIZE = NumericKey.of(\"book-shop:shelfSize\")")
                .contains("SHELF_DOT_SIZE = NumericKey.of(\"book-shop:shelf.size\")");
    }

    @Test
    void the_facts_are_cut_up_by_service() throws IOException {
        generate(FACTS);

        Path facts = folder.resolve("facts/io/github/iamkit/actions/facts");
        assertThat(facts.resolve("overview.txt")).hasContent("""
                # source shop 1.0
                # date 2026-09-26
                # released 2026-06-01
                book-shop	service	Books & more
                """);
        assertThat(Files.readAllLines(facts.resolve("service-book-shop.txt"))).hasSize(9);
    }

    @Test
    void the_same_facts_make_the_same_files_and_touch_none_of_them() throws IOException {
        generate(FACTS);
        Map<Path, String> first = files();
        for (Path file : first.keySet()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }

        generate(FACTS);

        assertThat(files()).isEqualTo(first);
        for (Path file : first.keySet()) {
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(0));
        }
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("facts.txt"))
                    .toList()) {
                files.put(file, Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void the_class_of_a_service_that_went_is_deleted() throws IOException {
        generate(FACTS);

        generate(FACTS.replace("book-shop", "tea-shop"));

        assertThat(folder.resolve("java/io/github/iamkit/actions/TeaShop.java")).exists();
        assertThat(folder.resolve("java/io/github/iamkit/actions/BookShop.java"))
                .doesNotExist();
    }

    @Test
    void two_actions_of_one_name_are_refused() {
        String clash = FACTS.replace("\tOpen\t", "\tGet-Book\t");

        assertThatIllegalStateException()
                .isThrownBy(() -> generate(clash))
                .withMessage("two actions of `book-shop` would both be GET_BOOK");
    }

    @Test
    void facts_that_do_not_say_what_the_last_release_had_are_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> generate(FACTS.replace("# released 2026-06-01\n", "")))
                .withMessage("the facts have no head line `# released ...`");
    }
}
