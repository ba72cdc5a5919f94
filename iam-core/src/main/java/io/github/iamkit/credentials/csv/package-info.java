/** Tables as text: not for users. */
package io.github.iamkit.credentials.csv;
