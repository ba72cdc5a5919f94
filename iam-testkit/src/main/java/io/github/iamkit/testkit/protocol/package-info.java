/** The wire: query requests in, XML out, signatures checked, and the two seams of the SDK where it is plugged in. */
package io.github.iamkit.testkit.protocol;
