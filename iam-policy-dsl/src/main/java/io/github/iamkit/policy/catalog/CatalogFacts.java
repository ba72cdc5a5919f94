package io.github.iamkit.policy.catalog;

/**
 * Where a catalogue's facts come from. The artifact {@code iam-actions} provides it through {@link java.util.ServiceLoader};
 * there is no need to implement it.
 *
 * <p>A fact is a line of fields between tabs. The first field is the prefix of the service that it is about, so that sorted
 * facts stand by service:
 *
 * <pre>
 * s3  service   Amazon S3      resource-control
 * s3  action    ListBucket     List    accesspoint;bucket!(s3:BucketTag/${TagKey})    s3:delimiter s3:prefix
 * s3  needs     PutObject      kms:GenerateDataKey
 * s3  gone      HeadBucket     2025-12-06    List
 * s3  resource  bucket         arn:${Partition}:s3:::${BucketName}    aws:ResourceTag/${TagKey}
 * s3  key       s3:max-keys    Numeric
 * sts issuer    saml
 * aws key       aws:SourceIp   IPAddress
 * </pre>
 *
 * <p>Implementations are thread-safe.
 *
 * @see Catalog#bundled()
 */
public interface CatalogFacts {
    /** Returns the head, then the facts of the kinds {@code service} and {@code issuer} and the global keys. */
    String overview();

    /** Returns all facts of a service that the overview names. */
    String service(String prefix);
}
