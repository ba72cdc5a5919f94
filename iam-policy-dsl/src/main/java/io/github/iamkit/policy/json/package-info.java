/** JSON underneath: text that it can carry, and trees of it with their places in the source. */
package io.github.iamkit.policy.json;
