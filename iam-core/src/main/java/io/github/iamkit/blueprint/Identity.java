package io.github.iamkit.blueprint;

import java.util.Optional;

/**
 * What AWS made of something when it was created.
 *
 * @param id the unique id, which nothing else ever has; the ARN where AWS gives none
 * @param arn the ARN
 * @param mark the name of the blueprint that created or adopted it, if one did
 */
record Identity(String id, String arn, Optional<String> mark) {}
