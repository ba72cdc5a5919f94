package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Account;
import io.github.iamkit.testkit.account.Authorization;
import io.github.iamkit.testkit.account.Caller;
import io.github.iamkit.testkit.account.Operations;
import io.github.iamkit.testkit.account.Refusal;
import io.github.iamkit.testkit.account.RolesAnywhere;
import io.github.iamkit.testkit.account.Services;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Answers requests for one account: who signed, whether they may, what the operation says.
 *
 * <p>Every way into the fake ends here. Requests that change something take turns; others run side by side.
 *
 * <p>Thread-safe.
 */
public final class Engine {
    private static final String STS_VERSION = "2011-06-15";
    private static final String STS_NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final String IAM_VERSION = "2010-05-08";
    private static final String IAM_NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

    private final Services services;
    private final Account account;
    private final Authentication authentication;
    private final Authorization authorization;
    private final SessionEndpoint sessions;

    /** What becomes of credentials that the account never issued. */
    public enum UnknownCredentials {
        /** They are refused, as AWS does. */
        REFUSED,
        /** They act as the account's root, as is handy where people have no credentials yet. */
        ACT_AS_ROOT
    }

    /** Whether it matters when a request was signed. */
    public enum SignatureAge {
        /** Requests of any time are good, as is handy where clocks stand still. */
        UNCHECKED,
        /** Requests are refused that were signed too long ago or in the future, as AWS does. */
        CHECKED
    }

    /**
     * A request, as far as it was understood.
     *
     * @param operation the operation's name
     * @param caller who asked; empty if that was not found out
     * @param request what they asked for; empty if it was not understood
     */
    public record Call(String operation, Optional<Caller> caller, Optional<SdkPojo> request) {}

    /**
     * A request with its answer.
     *
     * @param code AWS's code of what went wrong; empty if nothing did
     */
    public record Answered(Call call, Optional<String> code, WireResponse response) {}

    /** Creates the engine of an account. */
    public Engine(Services services, SignatureAge age) {
        this.services = services;
        this.account = services.account();
        this.authentication = new Authentication(account, age);
        this.authorization = services.authorization();
        this.sessions = new SessionEndpoint(account, services.rolesAnywhere());
    }

    /** A service as a request names it by its version. */
    private record Service(
            String prefix, String version, String namespace, Operations operations, Constraints constraints) {}

    private Service service(boolean isSts) {
        return isSts
                ? new Service("sts", STS_VERSION, STS_NAMESPACE, services.sts(), Constraints.ofSts())
                : new Service("iam", IAM_VERSION, IAM_NAMESPACE, services.iam(), Constraints.ofIam());
    }

    /** Tells whether a request is for STS: by its version or, if that is neither's, by what it is signed for. */
    private static boolean isForSts(WireRequest request, String version) {
        return version.equals(STS_VERSION) || !version.equals(IAM_VERSION) && Signature.isForSts(request);
    }

    /** Empties the account while no request is being answered. */
    public void reset() {
        account.reset();
    }

    /** Looks at the account while no request changes it. */
    public <T> T look(Function<Services, T> question) {
        return account.latest(() -> question.apply(services));
    }

    /**
     * Does an operation of IAM as root, without anything that surrounds a call: no signature, no record.
     *
     * @throws IllegalArgumentException if AWS would refuse it, with AWS's code and sentence
     */
    public SdkPojo perform(String operation, SdkPojo request) {
        Service iam = service(false);
        try {
            Supplier<SdkPojo> work = () -> {
                iam.constraints().require(operation, request);
                return iam.operations().find(operation).orElseThrow().call(account.rootCaller(), request);
            };
            return isReading(operation) ? account.latest(work) : account.writing(work);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(
                    operation + ": " + refusal.code() + ": " + refusal.getMessage(), refusal);
        }
    }

    /**
     * Changes trust anchors or profiles of Roles Anywhere.
     *
     * @throws Refusal if AWS would refuse it
     */
    public <T> T changeRolesAnywhere(Function<RolesAnywhere, T> change) {
        return account.writing(() -> change.apply(services.rolesAnywhere()));
    }

    /** Tells of a request that is not answered here: what it asks for, and whose key it names. */
    public Call overhear(WireRequest request) {
        if (SessionEndpoint.isMeant(request.method(), request.path())) {
            return new Call(SessionEndpoint.OPERATION, Optional.empty(), Optional.empty());
        }
        Exchange exchange = exchange(request);
        return account.latest(exchange::overhear);
    }

    /** Answers a request, whatever it holds; no exception comes out of here. */
    public Answered answer(WireRequest request, UnknownCredentials unknown) {
        if (SessionEndpoint.isMeant(request.method(), request.path())) {
            return sessions.answer(request);
        }
        String requestId = UUID.randomUUID().toString();
        Exchange exchange = exchange(request);
        try {
            SdkPojo response = exchange.run(unknown);
            String xml = ResponseEncoder.encode(exchange.operation, exchange.service.namespace(), response, requestId);
            return new Answered(exchange.call(), Optional.empty(), new WireResponse(200, requestId, xml));
        } catch (Refusal refusal) {
            return refused(exchange, refusal, requestId);
        } catch (RuntimeException | StackOverflowError e) {
            return refused(exchange, new Refusal("InternalFailure", "The fake failed: " + e), requestId);
        }
    }

    private Exchange exchange(WireRequest request) {
        Parameters parameters = request.parameters();
        return new Exchange(request, parameters, service(isForSts(request, parameters.get("Version"))));
    }

    private static Answered refused(Exchange exchange, Refusal refusal, String requestId) {
        WireResponse response = error(exchange.service, refusal, requestId);
        return new Answered(exchange.call(), Optional.of(refusal.code()), response);
    }

    private static WireResponse error(Service service, Refusal refusal, String requestId) {
        String type = refusal.status() >= 500 ? "Receiver" : "Sender";
        String xml = ResponseEncoder.encodeError(
                service.namespace(), type, refusal.code(), String.valueOf(refusal.getMessage()), requestId);
        return new WireResponse(refusal.status(), requestId, xml);
    }

    /** One request on its way through the engine. */
    private final class Exchange {
        private final WireRequest wire;
        private final Parameters parameters;
        private final Service service;
        private final String operation;
        private Optional<Caller> caller = Optional.empty();
        private Optional<SdkPojo> request = Optional.empty();

        Exchange(WireRequest wire, Parameters parameters, Service service) {
            this.wire = wire;
            this.parameters = parameters;
            this.service = service;
            this.operation = parameters.get("Action");
        }

        SdkPojo run(UnknownCredentials unknown) {
            return isReading(operation)
                    ? account.reading(() -> perform(unknown))
                    : account.writing(() -> perform(unknown));
        }

        private SdkPojo perform(UnknownCredentials unknown) {
            Caller signer = account.visibly(() -> authentication.callerOf(wire, service.prefix(), unknown));
            caller = Optional.of(signer);
            Operations.Operation called = find();
            SdkPojo decoded = decode(called);
            account.visibly(() -> {
                authorization.require(signer, service.prefix() + ":" + operation, decoded);
                return signer;
            });
            service.constraints().require(operation, decoded);
            return called.call(signer, decoded);
        }

        private SdkPojo decode(Operations.Operation called) {
            SdkPojo decoded = new RequestDecoder(parameters).decode(called.newRequest());
            request = Optional.of(decoded);
            return decoded;
        }

        /** Understands what it can; nothing is checked and nothing done. */
        Call overhear() {
            try {
                caller = authentication.claimedCallerOf(wire);
                service.operations().find(operation).ifPresent(this::decode);
            } catch (Refusal e) {
                // What cannot be understood is not told.
            }
            return call();
        }

        private Operations.Operation find() {
            if (operation.isEmpty()) {
                throw new Refusal("MissingAction", "Could not find operation for version " + IAM_VERSION);
            }
            return service.operations()
                    .find(operation)
                    .filter(found -> parameters.get("Version").equals(service.version()))
                    .orElseThrow(this::lacking);
        }

        private Refusal lacking() {
            String given = parameters.get("Version");
            String version = given.isEmpty() ? "NO_VERSION_SPECIFIED" : given;
            return new Refusal("InvalidAction", "Could not find operation " + operation + " for version " + version);
        }

        Call call() {
            return new Call(operation, caller, request);
        }
    }

    /** Whether an operation leaves the account as it is; what a key was used for last is written all the same. */
    private static boolean isReading(String operation) {
        return operation.startsWith("Get") && !operation.endsWith("Token")
                || operation.startsWith("List")
                || operation.startsWith("Simulate");
    }
}
