/**
 * One class for each AWS service, named for what its actions start with: {@code S3}, {@code Ec2}, {@code ExecuteApi}.
 *
 * <pre>{@code
 * Policy.allow(S3.GET_OBJECT, S3.PUT_OBJECT).on(S3.object("books", "*"))
 *     .allow(S3.LIST_BUCKET).on(S3.bucket("books")).when(S3.Keys.PREFIX.like("novels/*"));
 * }</pre>
 *
 * <p>The build writes these classes from one file of dated facts. What AWS has added since is written as text, which fits
 * everywhere: {@code Policy.allow("s3:NewAction")}.
 */
package io.github.iamkit.actions;
