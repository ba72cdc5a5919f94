package io.github.iamkit.testkit;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Gives every test of JUnit an account of its own.
 *
 * <pre>{@code
 * @ExtendWith(FakeIamExtension.class)
 * class OnboardingTest {
 *     @Test
 *     void a_new_administrator_gets_everything(FakeIam aws) { ... }
 * }
 * }</pre>
 *
 * <p>A parameter of type {@link FakeIam} is the account, one of type {@link IamClient} its client that signs as root. All
 * parameters of a test, and of the methods around it, are of one account. For an account that is set up otherwise:
 * {@code @RegisterExtension FakeIamExtension iam = FakeIamExtension.with(account -> account.account("111122223333"))}.
 *
 * <p>Immutable and thread-safe.
 */
public final class FakeIamExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(FakeIamExtension.class);

    private final UnaryOperator<FakeIam.Builder> setUp;

    /** Creates an extension whose accounts are empty. */
    public FakeIamExtension() {
        this(UnaryOperator.identity());
    }

    private FakeIamExtension(UnaryOperator<FakeIam.Builder> setUp) {
        this.setUp = setUp;
    }

    /** Returns an extension whose accounts are set up so. */
    public static FakeIamExtension with(UnaryOperator<FakeIam.Builder> setUp) {
        return new FakeIamExtension(Objects.requireNonNull(setUp, "setUp"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == FakeIam.class || type == IamClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        FakeIam account = context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        FakeIam.class, key -> setUp.apply(FakeIam.builder()).build(), FakeIam.class);
        return parameter.getParameter().getType() == FakeIam.class ? account : account.client();
    }
}
