package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AccessDetail;
import software.amazon.awssdk.services.iam.model.GenerateOrganizationsAccessReportRequest;
import software.amazon.awssdk.services.iam.model.GenerateOrganizationsAccessReportResponse;
import software.amazon.awssdk.services.iam.model.GetOrganizationsAccessReportRequest;
import software.amazon.awssdk.services.iam.model.GetOrganizationsAccessReportResponse;
import software.amazon.awssdk.services.iam.model.JobStatusType;
import software.amazon.awssdk.services.iam.model.SortKeyType;

/** Which services an organization's policies let its accounts use, and when this account did. */
final class OrganizationsReports {
    private final Account account;
    private final Table<Job> jobs;

    /** A report that was asked for. */
    private record Job(String id, String entityPath, Instant created) {}

    OrganizationsReports(Account account) {
        this.account = account;
        this.jobs = account.table("organizations access reports", Job::id);
    }

    void register(Operations operations) {
        operations.add(
                "GenerateOrganizationsAccessReport", GenerateOrganizationsAccessReportRequest::builder, this::generate);
        operations.add("GetOrganizationsAccessReport", GetOrganizationsAccessReportRequest::builder, this::get);
    }

    private GenerateOrganizationsAccessReportResponse generate(GenerateOrganizationsAccessReportRequest request) {
        Job job = new Job(account.ids().uuid(), request.entityPath(), account.now());
        jobs.put(job);
        return GenerateOrganizationsAccessReportResponse.builder()
                .jobId(job.id())
                .build();
    }

    private GetOrganizationsAccessReportResponse get(GetOrganizationsAccessReportRequest request) {
        Job job = jobs.find(request.jobId())
                .orElseThrow(() -> Refusal.noSuchEntity("Job ID " + request.jobId() + " not found."));
        List<AccessDetail> services = new ArrayList<>(
                accessible().stream().map(service -> describe(service, job)).toList());
        services.sort(order(request.sortKey()));
        long unused = services.stream()
                .filter(service -> service.totalAuthenticatedEntities() == 0)
                .count();
        Page<AccessDetail> page =
                Page.of(services, AccessDetail::serviceNamespace, request.maxItems(), request.marker());
        return GetOrganizationsAccessReportResponse.builder()
                .jobStatus(JobStatusType.COMPLETED)
                .jobCreationDate(job.created())
                .jobCompletionDate(job.created())
                .numberOfServicesAccessible(services.size())
                .numberOfServicesNotAccessed((int) unused)
                .accessDetails(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    /** The services that each level of service control policies allows something of. */
    private TreeSet<String> accessible() {
        TreeSet<String> services = ServiceNames.all();
        account.organization()
                .ifPresent(organization -> organization
                        .serviceControls()
                        .forEach(level -> services.removeIf(
                                service -> level.stream().noneMatch(policy -> ServiceNames.grants(policy, service)))));
        return services;
    }

    private AccessDetail describe(String service, Job job) {
        Optional<LastUses.Use> last = account.identities().stream()
                .flatMap(identity -> account.lastUses().of(identity.id(), service).stream())
                .max(Comparator.comparing(LastUses.Use::time));
        AccessDetail.Builder described = AccessDetail.builder()
                .serviceName(ServiceNames.of(service))
                .serviceNamespace(service)
                .totalAuthenticatedEntities(last.isPresent() ? 1 : 0);
        last.ifPresent(use -> described
                .entityPath(job.entityPath())
                .lastAuthenticatedTime(use.time())
                .region(use.region()));
        return described.build();
    }

    private static Comparator<AccessDetail> order(@Nullable SortKeyType key) {
        Comparator<AccessDetail> byName = Comparator.comparing(AccessDetail::serviceNamespace);
        Comparator<AccessDetail> byTime = Comparator.comparing((AccessDetail detail) ->
                        Optional.ofNullable(detail.lastAuthenticatedTime()).orElse(Instant.EPOCH))
                .thenComparing(byName);
        if (key == SortKeyType.SERVICE_NAMESPACE_DESCENDING) {
            return byName.reversed();
        }
        if (key == SortKeyType.LAST_AUTHENTICATED_TIME_ASCENDING) {
            return byTime;
        }
        return key == SortKeyType.LAST_AUTHENTICATED_TIME_DESCENDING ? byTime.reversed() : byName;
    }
}
