package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.model.AccessAdvisorUsageGranularityType;
import software.amazon.awssdk.services.iam.model.EntityDetails;
import software.amazon.awssdk.services.iam.model.EntityInfo;
import software.amazon.awssdk.services.iam.model.GenerateServiceLastAccessedDetailsRequest;
import software.amazon.awssdk.services.iam.model.GenerateServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsWithEntitiesRequest;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsWithEntitiesResponse;
import software.amazon.awssdk.services.iam.model.JobStatusType;
import software.amazon.awssdk.services.iam.model.PolicyOwnerEntityType;
import software.amazon.awssdk.services.iam.model.ServiceLastAccessed;

/** Which services somebody may use, by which policies, and when they did. A job is done as soon as it was asked for. */
final class LastAccess {
    private final Account account;
    private final ManagedPolicies managed;
    private final Permissions permissions;
    private final Table<Job> jobs;

    /**
     * A report that was asked for.
     *
     * @param arn the ARN of a user, group, role or policy
     */
    private record Job(String id, String arn, AccessAdvisorUsageGranularityType granularity, Instant created) {}

    LastAccess(Account account, ManagedPolicies managed, Permissions permissions) {
        this.account = account;
        this.managed = managed;
        this.permissions = permissions;
        this.jobs = account.table("last access jobs", Job::id);
    }

    void register(Operations operations) {
        operations.add(
                "GenerateServiceLastAccessedDetails",
                GenerateServiceLastAccessedDetailsRequest::builder,
                this::generate);
        operations.add("GetServiceLastAccessedDetails", GetServiceLastAccessedDetailsRequest::builder, this::details);
        operations.add(
                "GetServiceLastAccessedDetailsWithEntities",
                GetServiceLastAccessedDetailsWithEntitiesRequest::builder,
                this::entities);
    }

    private GenerateServiceLastAccessedDetailsResponse generate(GenerateServiceLastAccessedDetailsRequest request) {
        requireKnown(request.arn());
        AccessAdvisorUsageGranularityType granularity =
                request.granularity() == null ? AccessAdvisorUsageGranularityType.SERVICE_LEVEL : request.granularity();
        Job job = new Job(account.ids().uuid(), request.arn(), granularity, account.now());
        jobs.put(job);
        return GenerateServiceLastAccessedDetailsResponse.builder()
                .jobId(job.id())
                .build();
    }

    private void requireKnown(String arn) {
        boolean isKnown = account.resources().identity(arn).isPresent()
                || managed.find(arn).isPresent();
        if (!isKnown) {
            throw Refusal.noSuchEntity("ARN " + arn + " not found.");
        }
    }

    private Job job(String id) {
        return jobs.find(id).orElseThrow(() -> Refusal.noSuchEntity("Job ID " + id + " not found."));
    }

    private GetServiceLastAccessedDetailsResponse details(GetServiceLastAccessedDetailsRequest request) {
        Job job = job(request.jobId());
        List<ServiceLastAccessed> services = grantedServices(policiesOf(job.arn())).stream()
                .map(service -> describe(service, usersOf(job.arn())))
                .toList();
        Page<ServiceLastAccessed> page =
                Page.of(services, ServiceLastAccessed::serviceNamespace, request.maxItems(), request.marker());
        return GetServiceLastAccessedDetailsResponse.builder()
                .jobStatus(JobStatusType.COMPLETED)
                .jobType(job.granularity())
                .jobCreationDate(job.created())
                .jobCompletionDate(job.created())
                .servicesLastAccessed(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private ServiceLastAccessed describe(String service, List<Identity> users) {
        List<Identity> authenticated = users.stream()
                .filter(user -> lastUse(user, service).isPresent())
                .sorted(Comparator.comparing((Identity user) ->
                                lastUse(user, service).orElseThrow().time())
                        .reversed())
                .toList();
        ServiceLastAccessed.Builder described = ServiceLastAccessed.builder()
                .serviceName(ServiceNames.of(service))
                .serviceNamespace(service)
                .totalAuthenticatedEntities(authenticated.size());
        if (!authenticated.isEmpty()) {
            LastUses.Use last = lastUse(authenticated.get(0), service).orElseThrow();
            described
                    .lastAuthenticated(last.time())
                    .lastAuthenticatedEntity(account.arn(authenticated.get(0)))
                    .lastAuthenticatedRegion(last.region());
        }
        return described.build();
    }

    private Optional<LastUses.Use> lastUse(Identity identity, String service) {
        return account.lastUses().of(identity.id(), service);
    }

    private GetServiceLastAccessedDetailsWithEntitiesResponse entities(
            GetServiceLastAccessedDetailsWithEntitiesRequest request) {
        Job job = job(request.jobId());
        List<EntityDetails> entities = usersOf(job.arn()).stream()
                .map(identity -> describe(identity, lastUse(identity, request.serviceNamespace())))
                .toList();
        Page<EntityDetails> page =
                Page.of(entities, one -> one.entityInfo().arn(), request.maxItems(), request.marker());
        return GetServiceLastAccessedDetailsWithEntitiesResponse.builder()
                .jobStatus(JobStatusType.COMPLETED)
                .jobCreationDate(job.created())
                .jobCompletionDate(job.created())
                .entityDetailsList(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private EntityDetails describe(Identity identity, Optional<LastUses.Use> use) {
        return EntityDetails.builder()
                .entityInfo(EntityInfo.builder()
                        .arn(account.arn(identity))
                        .name(identity.name())
                        .type(type(identity))
                        .id(identity.id())
                        .path(identity.path())
                        .build())
                .lastAuthenticated(use.map(LastUses.Use::time).orElse(null))
                .build();
    }

    private static PolicyOwnerEntityType type(Identity identity) {
        return PolicyOwnerEntityType.fromValue(identity.type().toUpperCase(Locale.ROOT));
    }

    /** Who signs requests under a user, role, group or policy. */
    private List<Identity> usersOf(String arn) {
        Optional<Identity> identity = account.resources().identity(arn);
        if (identity.isEmpty()) {
            List<Identity> holders = new ArrayList<>();
            for (Identity one : account.identities()) {
                boolean holds = one.attachedPolicies().contains(arn);
                if (holds && one instanceof StoredGroup group) {
                    holders.addAll(account.membersOf(group));
                } else if (holds) {
                    holders.add(one);
                }
            }
            return holders.stream().distinct().toList();
        }
        return identity.get() instanceof StoredGroup group
                ? new ArrayList<>(account.membersOf(group))
                : List.of(identity.get());
    }

    private List<PolicySource> policiesOf(String arn) {
        return account.resources()
                .identity(arn)
                .map(permissions::sources)
                .orElseGet(() -> managed.find(arn)
                        .map(policy -> List.of(PolicySource.managed(policy, account.root())))
                        .orElse(List.of()));
    }

    private static List<String> grantedServices(List<PolicySource> sources) {
        TreeSet<String> services = new TreeSet<>();
        sources.forEach(source -> services.addAll(ServiceNames.grantedBy(source.policy())));
        return List.copyOf(services);
    }
}
