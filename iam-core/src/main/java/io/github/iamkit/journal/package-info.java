/** Files of lines that outlive a process; not exported. */
package io.github.iamkit.journal;
