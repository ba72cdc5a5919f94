package io.github.iamkit.provision;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CredentialReportExpiredException;
import software.amazon.awssdk.services.iam.model.CredentialReportNotPresentException;
import software.amazon.awssdk.services.iam.model.CredentialReportNotReadyException;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.IamException;

/**
 * The account itself: its alias, its password policy, what it holds.
 *
 * <pre>{@code
 * iam.account().ensureAlias("books-r-us");
 * iam.account().summary().get("Users");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamAccount {
    private final Connection connection;
    private final Done done;

    IamAccount(Connection connection, Done done) {
        this.connection = connection;
        this.done = done;
    }

    private IamAccount with(Done what) {
        return new IamAccount(connection, what);
    }

    /** Returns what the verb did that this handle comes from. */
    public Outcome outcome() {
        return done.outcome();
    }

    /** Returns what the verb that this handle comes from has changed, a line each; nothing unless it is an update. */
    public List<String> changes() {
        return done.changes();
    }

    /** Returns the alias, if there is one. */
    public Optional<String> alias() {
        return connection.client().listAccountAliasesPaginator().accountAliases().stream()
                .findFirst();
    }

    /**
     * Gives the account this alias, instead of any other.
     *
     * @throws software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException if another account has it
     */
    public IamAccount ensureAlias(String alias) {
        Names.requireAlias(alias);
        Optional<String> present = alias();
        if (present.filter(alias::equals).isPresent()) {
            return with(Done.UNCHANGED);
        }
        Done change = connection.change(
                "alias of the account: " + present.orElse("none") + " -> " + alias,
                () -> connection.client().createAccountAlias(request -> request.accountAlias(alias)));
        return with(present.isPresent() ? change : Done.CREATED);
    }

    /** Takes an alias from the account; that it has another one or none is no error. */
    public IamAccount deleteAlias(String alias) {
        Objects.requireNonNull(alias, "alias");
        return with(connection.remove(
                "deleted alias " + alias + " of the account",
                () -> connection.client().deleteAccountAlias(request -> request.accountAlias(alias))));
    }

    /** Returns how many of what the account holds, and its quotas, under AWS's names such as {@code GroupsPerUserQuota}. */
    public Map<String, Integer> summary() {
        return new TreeMap<>(connection.client().getAccountSummary().summaryMapAsStrings());
    }

    /** Returns what passwords have to be like, if the account has a password policy of its own. */
    public Optional<PasswordRules> passwordPolicy() {
        return Connection.find(
                        () -> connection.client().getAccountPasswordPolicy().passwordPolicy())
                .map(PasswordRules::of);
    }

    /** Sets what passwords have to be like, unless it is set so already. */
    public IamAccount putPasswordPolicy(PasswordRules rules) {
        Objects.requireNonNull(rules, "rules");
        Optional<PasswordRules> present = passwordPolicy();
        if (present.filter(rules::equals).isPresent()) {
            return with(Done.UNCHANGED);
        }
        Done change = connection.change(
                "put the password policy of the account",
                () -> connection
                        .client()
                        .updateAccountPasswordPolicy(request -> request.minimumPasswordLength(rules.minimumLength())
                                .requireSymbols(rules.symbolsRequired())
                                .requireNumbers(rules.numbersRequired())
                                .requireUppercaseCharacters(rules.uppercaseRequired())
                                .requireLowercaseCharacters(rules.lowercaseRequired())
                                .allowUsersToChangePassword(rules.usersMayChange())
                                .maxPasswordAge(orNothing(rules.maximumAgeDays()))
                                .passwordReusePrevention(orNothing(rules.reusePrevention()))
                                .hardExpiry(rules.hardExpiry())));
        return with(present.isPresent() ? change : Done.CREATED);
    }

    private static @Nullable Integer orNothing(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    /** Goes back to AWS's own password policy; that there is no other is no error. */
    public IamAccount deletePasswordPolicy() {
        return with(connection.remove(
                "deleted the password policy of the account",
                () -> connection.client().deleteAccountPasswordPolicy()));
    }

    /** Returns the report on all users' credentials, after AWS has made one if need be. */
    public CredentialReport credentialReport() {
        Patience.Wait wait = connection.patience().start();
        while (true) {
            try {
                GetCredentialReportResponse report = connection.client().getCredentialReport();
                return new CredentialReport(
                        report.generatedTime(), report.content().asString(StandardCharsets.UTF_8));
            } catch (CredentialReportNotPresentException
                    | CredentialReportExpiredException
                    | CredentialReportNotReadyException e) {
                if (!wait.isWorthwhile()) {
                    throw e;
                }
                generate(e);
                wait.pause();
            }
        }
    }

    private void generate(IamException e) {
        if (!(e instanceof CredentialReportNotReadyException)) {
            connection.client().generateCredentialReport();
        }
    }

    /** Returns that it is the account. */
    @Override
    public String toString() {
        return "account";
    }
}
