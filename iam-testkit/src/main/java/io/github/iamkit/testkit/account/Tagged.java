package io.github.iamkit.testkit.account;

import java.util.Map;

/** What can be tagged. */
interface Tagged {
    /** The tags, in the order in which they were put. */
    Map<String, String> tags();
}
