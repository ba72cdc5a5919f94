package io.github.iamkit.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

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
 * <p>A parameter of type {@link FakeIam} is the account; {@link IamClient}, {@link IamAsyncClient} and {@link StsClient} are
 * its clients that sign as root. Fields of these types, neither static nor final, are filled before each test, in the
 * instances around a nested test too. All of a test, and of the methods around it, are of one account: a new one for each
 * test, unless a {@code @BeforeAll} method took one already.
 *
 * <p>For an account that is set up otherwise, or that all tests of a class and of the classes nested in it share:
 *
 * <pre>{@code
 * @RegisterExtension
 * static FakeIamExtension iam = FakeIamExtension.with(account -> account.account("111122223333")).perClass();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class FakeIamExtension implements BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(FakeIamExtension.class);
    private static final Map<Class<?>, Function<FakeIam, Object>> OFFERED = Map.of(
            FakeIam.class,
            account -> account,
            IamClient.class,
            FakeIam::client,
            IamAsyncClient.class,
            FakeIam::asyncClient,
            StsClient.class,
            FakeIam::sts);

    private final UnaryOperator<FakeIam.Builder> setUp;
    private final boolean isPerClass;

    /** Creates an extension whose accounts are empty. */
    public FakeIamExtension() {
        this(UnaryOperator.identity(), false);
    }

    private FakeIamExtension(UnaryOperator<FakeIam.Builder> setUp, boolean isPerClass) {
        this.setUp = setUp;
        this.isPerClass = isPerClass;
    }

    /** Returns an extension whose accounts are set up so. */
    public static FakeIamExtension with(UnaryOperator<FakeIam.Builder> setUp) {
        return new FakeIamExtension(Objects.requireNonNull(setUp, "setUp"), false);
    }

    /** Returns this extension with one account for all tests of a class and of those nested in it. */
    public FakeIamExtension perClass() {
        return new FakeIamExtension(setUp, true);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            for (Class<?> type = instance.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (OFFERED.containsKey(field.getType()) && !isFixed(field)) {
                        fill(field, instance, offered(field.getType(), context));
                    }
                }
            }
        }
    }

    private static boolean isFixed(Field field) {
        return Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers());
    }

    private static void fill(Field field, Object instance, Object value) {
        try {
            field.setAccessible(true);
            if (field.get(instance) == null) {
                field.set(instance, value);
            }
        } catch (IllegalAccessException | RuntimeException e) {
            throw new ExtensionConfigurationException(
                    "field `" + field.getName() + "` of "
                            + field.getDeclaringClass().getName()
                            + " cannot be filled; open its package to org.junit.platform.commons and"
                            + " io.github.iamkit.testkit, or take the account as a parameter",
                    e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OFFERED.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return offered(parameter.getParameter().getType(), context);
    }

    private Object offered(Class<?> type, ExtensionContext context) {
        return Objects.requireNonNull(OFFERED.get(type)).apply(account(context));
    }

    private FakeIam account(ExtensionContext context) {
        ExtensionContext owner = isPerClass ? outermostClass(context) : context;
        Object key = isPerClass ? this : FakeIam.class;
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        key, missing -> setUp.apply(FakeIam.builder()).build(), FakeIam.class);
    }

    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext up = context;
                up.getTestClass().isPresent();
                up = up.getParent().orElseThrow()) {
            outermost = up;
        }
        return outermost;
    }
}
