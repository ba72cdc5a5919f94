package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.catalog.Catalog;
import io.github.iamkit.policy.catalog.ServiceFacts;
import io.github.iamkit.policy.match.CaseFolding;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes requests that people recognise of requests that are as short as can be: actions that exist, or at least the letter
 * case of the policies, and resources that look like some.
 *
 * <p>A change is kept only if the request still shows what it showed before.
 */
final class ReadableRequest {
    private static final int MOST_ACTIONS = 40;
    private static final List<String> COMMON_SERVICES = List.of("s3", "ec2", "iam", "sqs");

    private final List<Rule> rules;
    private final Optional<Catalog> catalog;

    ReadableRequest(List<Rule> rules) {
        this.rules = rules;
        this.catalog = Catalog.findBundled();
    }

    AccessRequest of(AccessRequest request, Predicate<AccessRequest> shows) {
        AccessRequest withAction = firstThatShows(
                actions(request.action()).map(action -> request.about(action, request.resource())), shows, request);
        return firstThatShows(
                resources(withAction).map(resource -> withAction.about(withAction.action(), resource)),
                shows,
                withAction);
    }

    private static AccessRequest firstThatShows(
            Stream<AccessRequest> candidates, Predicate<AccessRequest> shows, AccessRequest otherwise) {
        return candidates.filter(shows).findFirst().orElse(otherwise);
    }

    /** Actions to try: real ones that start so, those that policies name so, and what patterns start with. */
    private Stream<String> actions(String folded) {
        int colon = folded.indexOf(':');
        String service = folded.substring(0, colon);
        Stream<String> services =
                service.length() > 1 ? Stream.of(service) : Stream.concat(COMMON_SERVICES.stream(), Stream.of(service));
        Stream<String> real = catalog.stream()
                .flatMap(known -> services.map(known::findService)
                        .flatMap(Optional::stream)
                        .flatMap(one -> actions(one, folded.substring(colon + 1))));
        return Stream.concat(real, written(folded));
    }

    private static Stream<String> actions(ServiceFacts service, String name) {
        String start = name.equals("x") ? "" : name;
        return service.actions().stream()
                .map(Action::text)
                .filter(text -> CaseFolding.fold(text).startsWith(service.prefix() + ":" + start))
                .limit(MOST_ACTIONS);
    }

    private Stream<String> written(String folded) {
        return rules.stream()
                .map(rule -> rule.place().statement())
                .flatMap(ReadableRequest::listed)
                .map(text -> text.replace("*", ""))
                .filter(text -> CaseFolding.fold(text).equals(folded));
    }

    private static Stream<String> listed(Statement statement) {
        return Stream.concat(statement.actions().stream(), statement.notActions().stream())
                .map(Action::text);
    }

    private static Stream<String> resources(AccessRequest request) {
        String resource = request.resource();
        if (resource.startsWith("arn:")) {
            boolean isOpen = resource.endsWith("/") || resource.endsWith(":");
            return isOpen ? Stream.of(resource + "example") : Stream.empty();
        }
        String service = request.action().substring(0, request.action().indexOf(':'));
        String example = switch (service) {
            case "s3" -> "arn:aws:s3:::example/key";
            case "iam" -> "arn:aws:iam::111122223333:role/example";
            default -> "arn:aws:" + service + ":us-east-1:111122223333:example";
        };
        return Stream.of(example);
    }
}
