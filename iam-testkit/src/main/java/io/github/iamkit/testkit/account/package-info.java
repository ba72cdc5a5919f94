/** What an account holds and what its operations do with it: one class a collection. */
package io.github.iamkit.testkit.account;
