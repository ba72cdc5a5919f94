package io.github.iamkit.provision;

import io.github.iamkit.credentials.csv.CsvTable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What AWS reports of all users' credentials: which they have, and how old and how used they are.
 *
 * <pre>{@code
 * iam.account().credentialReport().users().stream()
 *     .filter(user -> user.isTrue("password_enabled") && !user.isTrue("mfa_active"))
 *     .forEach(System.out::println);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">AWS: credential
 *     reports, with the names of the columns</a>
 */
public final class CredentialReport {
    private static final Set<String> NOTHING = Set.of("", "N/A", "no_information", "not_supported");

    private final Instant generated;
    private final CsvTable table;

    CredentialReport(Instant generated, String csv) {
        this.generated = generated;
        this.table = CsvTable.parse(csv);
    }

    /** Returns when AWS made the report; it makes one every four hours at most. */
    public Instant generated() {
        return generated;
    }

    /** Returns the names of the columns. */
    public List<String> columns() {
        return table.columns();
    }

    /** Returns a row for each user, and one for root. */
    public List<Row> users() {
        return IntStream.range(0, table.size()).mapToObj(Row::new).toList();
    }

    /** Returns the row of a user, if it is in the report; root's name there is {@code <root_account>}. */
    public Optional<Row> user(String name) {
        return users().stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /**
     * What is reported of one user.
     *
     * <p>Immutable and thread-safe.
     */
    public final class Row {
        private final int index;

        private Row(int index) {
            this.index = index;
        }

        /** Returns the user's name. */
        public String name() {
            return table.value(index, "user").orElse("");
        }

        /** Returns what stands in a column; nothing where AWS says that it does not apply or is not known. */
        public Optional<String> value(String column) {
            return table.value(index, column).filter(value -> !NOTHING.contains(value));
        }

        /** Tells whether a column says {@code true}. */
        public boolean isTrue(String column) {
            return value(column).filter("true"::equals).isPresent();
        }

        /** Returns the time in a column. */
        public Optional<Instant> time(String column) {
            return value(column).map(text -> OffsetDateTime.parse(text).toInstant());
        }

        /** Returns the user's name. */
        @Override
        public String toString() {
            return name();
        }
    }
}
