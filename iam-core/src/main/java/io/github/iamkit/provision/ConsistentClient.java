package io.github.iamkit.provision;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamServiceClientConfiguration;
import software.amazon.awssdk.services.iam.model.IamRequest;
import software.amazon.awssdk.services.iam.model.IamResponse;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * Stands before a client of IAM and makes a call again where that is known to help.
 *
 * <p>That is after throttling (at a pace that all calls share), after what AWS calls temporary, and where something that
 * was made in this run is said not to exist, or not to be a principal: IAM tells all its places of news within seconds to
 * minutes. Everything else is as wrong the second time, and comes through at once, unwrapped.
 *
 * <p>The SDK's own retries are off for what must not be done twice: making a thing, of which there would be two, and
 * removing one, where "there is none" would be the answer to the second call.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">AWS:
 *     changes that I make are not always immediately visible</a>
 */
final class ConsistentClient implements InvocationHandler {
    private static final int REMOVAL_ATTEMPTS = 4;
    private static final SdkPlugin WITHOUT_RETRIES =
            configuration -> ((IamServiceClientConfiguration.Builder) configuration)
                    .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));

    private final IamClient client;
    private final Patience patience;
    private final Chronicle chronicle;
    private final Throttle throttle;
    private final MadeInThisRun made = new MadeInThisRun();

    private ConsistentClient(IamClient client, Patience patience, Chronicle chronicle) {
        this.client = client;
        this.patience = patience;
        this.chronicle = chronicle;
        this.throttle = new Throttle(patience);
    }

    static IamClient around(IamClient client, Patience patience, Chronicle chronicle) {
        return (IamClient) Proxy.newProxyInstance(
                IamClient.class.getClassLoader(),
                new Class<?>[] {IamClient.class},
                new ConsistentClient(client, patience, chronicle));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1 && isOperation(method)) {
            return call(method, (IamRequest) arguments[0]);
        }
        // Paginators, and the forms without a request, lead to the operations above through the interface's own
        // methods.
        boolean leadsToOperation = IamResponse.class.isAssignableFrom(method.getReturnType())
                || method.getName().endsWith("Paginator");
        return method.isDefault() && leadsToOperation
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : invoke(method, arguments);
    }

    private static boolean isOperation(Method method) {
        return IamRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && IamResponse.class.isAssignableFrom(method.getReturnType());
    }

    private Object invoke(Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object call(Method method, IamRequest request) throws Throwable {
        String name = method.getName();
        Operation operation = new Operation(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        boolean isOnce = operation.isCreation() || operation.isRemoval();
        IamRequest sent = isOnce ? withoutRetries(request) : request;
        Patience.Wait wait = patience.start();
        int unheard = 0;
        while (true) {
            throttle.await();
            try {
                Object response = invoke(method, sent);
                throttle.recover();
                made.note(operation, request, (SdkPojo) response, patience.now());
                return response;
            } catch (NoSuchEntityException e) {
                if (unheard > 0) {
                    Object removed = emptyResponse(method);
                    made.note(operation, request, (SdkPojo) removed, patience.now());
                    return removed;
                }
                pauseOrThrow(operation, request, e, wait);
            } catch (SdkException e) {
                boolean isAgain = operation.isRemoval() && Failure.mayHaveBeenDone(e);
                if (isAgain && ++unheard < REMOVAL_ATTEMPTS) {
                    chronicle.waiting(operation.name(), Failure.code(e), wait.nextPause());
                    wait.pause();
                } else {
                    pauseOrThrow(operation, request, e, wait);
                }
            }
        }
    }

    private static IamRequest withoutRetries(IamRequest request) {
        AwsRequestOverrideConfiguration.Builder override = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder);
        return (IamRequest) request.toBuilder()
                .overrideConfiguration(override.addPlugin(WITHOUT_RETRIES).build())
                .build();
    }

    private void pauseOrThrow(Operation operation, IamRequest request, SdkException e, Patience.Wait wait) {
        if (Failure.isThrottling(e) && wait.isWorthwhile()) {
            Duration pause = throttle.slowDown();
            chronicle.waiting(operation.name(), Failure.code(e), pause);
            wait.count(pause);
            return;
        }
        Instant end = worthRepeatingUntil(operation, request, e, wait).orElseThrow(() -> e);
        if (!wait.isWorthwhileUntil(end)) {
            throw e;
        }
        chronicle.waiting(operation.name(), Failure.code(e), wait.nextPause());
        wait.pause();
    }

    private Optional<Instant> worthRepeatingUntil(
            Operation operation, IamRequest request, SdkException e, Patience.Wait wait) {
        if (Failure.isTemporary(e)) {
            return Optional.of(wait.started().plus(patience.bound()));
        }
        Optional<Instant> madeAt = Optional.empty();
        if (e instanceof NoSuchEntityException) {
            madeAt = made.missing(operation, request, Failure.message(e));
        } else if (e instanceof MalformedPolicyDocumentException
                && Failure.message(e).contains("Invalid principal in policy")) {
            madeAt = made.principalIn(Failure.message(e));
        }
        return madeAt.map(moment -> moment.plus(patience.bound()));
    }

    private static Object emptyResponse(Method method) throws ReflectiveOperationException {
        Object builder = method.getReturnType().getMethod("builder").invoke(null);
        return ((IamResponse.Builder) builder).build();
    }
}
